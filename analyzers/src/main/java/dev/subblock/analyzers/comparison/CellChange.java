package dev.subblock.analyzers.comparison;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A cell in two runs.
 *
 * @param before in the first run, if it has it
 * @param after in the second, if it has it; at least one of them does
 * @param p how likely a difference of rates as large as this is by chance, corrected for all cells that were looked at;
 *     empty where no rates were held against each other
 */
public record CellChange(Optional<Tally> before, Optional<Tally> after, Change change, OptionalDouble p) {

    /** As one names a cell. */
    public String name() {
        return after.or(() -> before).orElseThrow().name();
    }

    /** Whether all orders there are were run in both: then a difference is one, whatever its size. */
    public boolean exhaustive() {
        return before.isPresent() && after.isPresent() && before.get().exhausted() && after.get().exhausted();
    }
}
