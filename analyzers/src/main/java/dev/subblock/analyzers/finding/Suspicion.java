package dev.subblock.analyzers.finding;

import dev.subblock.analyzers.evidence.Words;
import dev.subblock.reproducer.evidence.Event;
import java.util.List;
import java.util.function.Predicate;

/**
 * A miscompare, with what has to be known to judge it.
 *
 * @param miscompare what was read
 * @param victims the writes any of which had to be there; empty where nothing was ever written
 * @param alignedVictim whether one of them covers whole blocks only
 * @param exact pads of other writes of the trial that lie over the victims' data in exactly these bytes
 * @param around pads of other writes that lie over these bytes and more of the victims' data
 * @param cacheOnly whether it was read through the page cache, and the direct read saw nothing wrong there
 */
record Suspicion(Event.Miscompare miscompare, List<Event.Write> victims, boolean alignedVictim, List<Pad> exact,
        List<Pad> around, boolean cacheOnly) {

    static Suspicion of(Event.Miscompare m, Surroundings around) {
        List<Event.Write> victims = around.victims(m);
        int start = around.edgeBefore(m);
        int end = around.edgeBehind(m);
        // No write is its own culprit: its data and its pads never overlap, so clipping leaves nothing of them.
        List<Pad> over = victims.isEmpty() ? List.of() : around.pads(m).stream()
                .map(p -> p.clip(start, end))
                .filter(p -> p.from() <= m.from() && p.to() >= m.to())
                .toList();
        Predicate<Pad> exact = p -> p.from() == m.from() && p.to() == m.to();
        return new Suspicion(m, victims, victims.stream().anyMatch(v -> aligned(v, around.blockSize())),
                over.stream().filter(exact).toList(), over.stream().filter(exact.negate()).toList(),
                m.read().equals(Words.BUFFERED) && !around.wrongOnMedium(m));
    }

    boolean zeros() {
        return miscompare.seen().equals(Words.ZEROS);
    }

    boolean older() {
        return miscompare.seen().equals(Words.OLDER);
    }

    boolean otherWrite() {
        return Words.isWrite(miscompare.seen());
    }

    private static boolean aligned(Event.Write w, int blockSize) {
        return w.offset() % blockSize == 0 && w.length() % blockSize == 0;
    }
}
