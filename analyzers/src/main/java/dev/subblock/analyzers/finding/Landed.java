package dev.subblock.analyzers.finding;

import dev.subblock.analyzers.evidence.Words;
import dev.subblock.analyzers.trace.Landing;
import dev.subblock.analyzers.trace.Touch;
import dev.subblock.analyzers.trace.TrialTrace;
import dev.subblock.reproducer.evidence.Event;
import java.util.List;
import java.util.Optional;

/**
 * What the disk's trace says of the bytes of a miscompare.
 *
 * @param last what landed last over them; empty if nothing of the trial did
 * @param victim the last landing of what had to be there, if it landed
 * @param pads the pads of the trial's writes that {@code last} is, byte for byte, if it is zeros
 * @param page whether {@code last} is zeros that came in one request with data: a page that was written back
 * @param unwritten whether the file system took the bytes for unwritten afterwards
 */
record Landed(Optional<Touch> last, Optional<Touch> victim, List<Pad> pads, boolean page, boolean unwritten) {
    static Landed of(Event.Miscompare m, TrialTrace trial, Landing landing, List<Pad> pads) {
        Optional<Touch> last = landing.last(m.from(), m.to());
        Optional<Touch> victim = Words.expected(m.expected()).stream().filter(e -> !e.equals(Words.ZEROS))
                .flatMap(e -> landing.last(e, m.from(), m.to()).stream())
                .max((a, b) -> Integer.compare(a.request().landing(), b.request().landing()));
        long start = m.block() * landing.blockSize();
        List<Pad> whole = last.filter(Touch::zeros).map(t -> pads.stream()
                .filter(p -> start + p.from() == t.fileFrom() && start + p.to() == t.fileTo()).toList()).orElse(List.of());
        boolean page = last.filter(Touch::zeros).map(t -> t.request().pieces().size() > 1).orElse(false);
        return new Landed(last, victim, whole, page, trial.unwritten(start + m.from()));
    }

    /** Who did it, where what landed last is not what had to be there. */
    Optional<Blame> blame() {
        return last.filter(l -> victim.isEmpty() || victim.get().request().landing() < l.request().landing())
                .map(l -> new Blame(l.request(), victim.map(Touch::request)));
    }
}
