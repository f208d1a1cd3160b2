package dev.subblock.analyzers.explain;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * One sector of the block.
 *
 * @param number from the start of the block, from 0
 * @param writers letters of the writes of the trial that have it, in order
 * @param expected what had to be there, in letters, where something else was; otherwise empty
 * @param seen what was there instead, in letters, by the way it was read; ways that read what they had to are left out
 * @param landed arrival number of the request that landed last on it; empty if none did or there is no trace
 */
public record SectorView(int number, List<String> writers, String expected, Map<String, String> seen, OptionalInt landed) {
    public SectorView {
        writers = List.copyOf(writers);
        seen = Map.copyOf(seen);
    }

    /** Whether any way of reading saw something else than it had to. */
    public boolean wrong() {
        return !seen.isEmpty();
    }
}
