package dev.subblock.analyzers.finding;

import dev.subblock.analyzers.evidence.Words;
import dev.subblock.reproducer.evidence.Event;
import java.util.List;
import java.util.Optional;

/**
 * A miscompare, with what has to be known to judge it.
 *
 * @param miscompare what was read
 * @param victims the writes any of which had to be there; empty where no write may be
 * @param aligned whether one of them covers whole blocks only
 * @param exact pads of other writes of the trial that lie over the victims' data in exactly these bytes
 * @param around pads of other writes that lie over these bytes and more of the victims' data
 * @param padsFirst whether one of the exact pads is of a write that was submitted together with an aligned victim, or before it
 * @param headBehind whether one of the exact pads is the head pad of a write that begins where the victims' data ends, or behind
 * @param behind a write of the trial that begins behind these bytes
 * @param belongs whether what was seen is of a write to exactly these bytes
 * @param directWrong whether a direct read found something wrong there too
 * @param landed what the disk's trace says of these bytes, if there is one
 */
record Suspicion(Event.Miscompare miscompare, List<Event.Write> victims, boolean aligned, List<Pad> exact, List<Pad> around,
        boolean padsFirst, boolean headBehind, Optional<Event.Write> behind, boolean belongs, boolean directWrong, Optional<Landed> landed) {

    static Suspicion of(Event.Miscompare m, Surroundings around, Optional<Landed> landed) {
        List<Event.Write> victims = around.victims(m);
        int start = around.edgeBefore(m);
        int end = around.edgeBehind(m);
        // No write is its own culprit: its data and its pads never overlap, so clipping leaves nothing of them. Nor can
        // a pad take anything where zeros were right.
        List<Pad> over = expects(m, Words.ZEROS) ? List.of() : around.pads(m).stream()
                .map(p -> p.clip(start, end))
                .filter(p -> p.from() <= m.from() && p.to() >= m.to())
                .toList();
        List<Pad> seen = over.stream().filter(p -> p.from() == m.from() && p.to() == m.to()).toList();
        // What landed says more than what might have: the whole of it, even where later data hides a part.
        List<Pad> exact = landed.map(Landed::pads).filter(p -> !p.isEmpty() && !over.isEmpty()).orElse(seen);
        List<Event.Write> aligned = victims.stream().filter(v -> aligned(v, around.blockSize())).toList();
        return new Suspicion(m, victims, !aligned.isEmpty(), exact, over.stream().filter(p -> !seen.contains(p)).toList(),
                exact.stream().anyMatch(p -> around.write(m.trial(), p.write()).map(w -> aligned.stream()
                        .anyMatch(v -> w.submission() <= v.submission())).orElse(false)),
                exact.stream().anyMatch(p -> p.side() == Pad.Side.HEAD && victims.stream()
                        .anyMatch(v -> v.offset() + v.length() <= p.block() * around.blockSize() + p.edge())),
                around.behind(m), around.belongs(m), around.wrongOnMedium(m), landed);
    }

    boolean zeros() {
        return miscompare.seen().equals(Words.ZEROS);
    }

    boolean saw(String words) {
        return miscompare.seen().equals(words);
    }

    boolean otherWrite() {
        return Words.isWrite(miscompare.seen());
    }

    boolean readAs(String read) {
        return miscompare.read().equals(read);
    }

    /** Whether what the file held before the trial may be there. */
    boolean expectsBefore() {
        return expects(miscompare, Words.BEFORE);
    }

    /** Whether nothing but zeros may be there. */
    boolean expectsZeros() {
        return miscompare.expected().equals(Words.ZEROS);
    }

    /** Wrong only as read through the page cache. */
    boolean cacheOnly() {
        return (readAs(Words.BUFFERED) || readAs(Words.MAPPED)) && !directWrong;
    }

    /** Whether the trace shows that what was seen was brought by a request that landed after the victim's data. */
    boolean overwritten() {
        return landed.flatMap(Landed::blame).map(Blame::overwrote).orElse(false);
    }

    private static boolean expects(Event.Miscompare m, String words) {
        return Words.expected(m.expected()).contains(words);
    }

    private static boolean aligned(Event.Write w, int blockSize) {
        return w.offset() % blockSize == 0 && w.length() % blockSize == 0;
    }
}
