package dev.subblock.analyzers.finding;

import dev.subblock.analyzers.evidence.ScenarioEvidence;
import dev.subblock.analyzers.evidence.Words;
import dev.subblock.reproducer.evidence.Event;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A miscompare, with what has to be known to judge it.
 *
 * @param miscompare what was read
 * @param victim the write whose data had to be there; empty where nothing was ever written
 * @param victimAligned whether that write covers whole blocks only
 * @param exact pads of other writes of the trial that lie over the victim's data in exactly these bytes
 * @param around pads of other writes that lie over these bytes and more of the victim's data
 * @param cacheOnly whether it was read through the page cache, and the direct read saw nothing wrong there
 */
record Suspicion(Event.Miscompare miscompare, Optional<Event.Write> victim, boolean victimAligned, List<Pad> exact,
        List<Pad> around, boolean cacheOnly) {

    static Suspicion of(Event.Miscompare m, ScenarioEvidence evidence) {
        int blockSize = evidence.blockSize();
        OptionalInt number = Words.writeNumber(m.expected());
        List<Event.Write> trial = evidence.described().stream().filter(w -> w.trial() == m.trial()).toList();
        Optional<Event.Write> victim = trial.stream()
                .filter(w -> number.isPresent() && w.write() == number.getAsInt()).findFirst();
        // All writes of a trial are in flight together; data and pads of one write never overlap.
        List<Pad> over = victim.isEmpty() ? List.of() : trial.stream()
                .filter(w -> w.write() != victim.get().write())
                .flatMap(w -> Pad.of(w, blockSize).stream())
                .filter(p -> p.block() == m.block())
                .map(p -> clip(p, victim.get(), blockSize))
                .filter(p -> p.from() <= m.from() && p.to() >= m.to())
                .toList();
        List<Pad> exact = over.stream().filter(p -> p.from() == m.from() && p.to() == m.to()).toList();
        boolean cacheOnly = m.read().equals(Words.BUFFERED) && evidence.miscompares().stream()
                .noneMatch(o -> o.read().equals(Words.DIRECT) && overlap(o, m));
        return new Suspicion(m, victim, victim.filter(v -> aligned(v, blockSize)).isPresent(), exact,
                over.stream().filter(p -> !exact.contains(p)).toList(), cacheOnly);
    }

    boolean zeros() {
        return miscompare.seen().equals(Words.ZEROS);
    }

    boolean older() {
        return miscompare.seen().equals(Words.OLDER);
    }

    boolean otherWrite() {
        return Words.writeNumber(miscompare.seen()).isPresent();
    }

    private static boolean aligned(Event.Write w, int blockSize) {
        return w.offset() % blockSize == 0 && w.length() % blockSize == 0;
    }

    private static boolean overlap(Event.Miscompare a, Event.Miscompare b) {
        return a.trial() == b.trial() && a.block() == b.block() && a.from() < b.to() && b.from() < a.to();
    }

    /** The part of a pad that lies over the data of the victim in the pad's block; may be empty. */
    private static Pad clip(Pad pad, Event.Write victim, int blockSize) {
        long start = pad.block() * blockSize;
        int from = (int) Math.max(pad.from(), Math.min(blockSize, victim.offset() - start));
        int to = (int) Math.min(pad.to(), Math.max(0, victim.offset() + victim.length() - start));
        return new Pad(pad.write(), pad.side(), pad.block(), from, to);
    }
}
