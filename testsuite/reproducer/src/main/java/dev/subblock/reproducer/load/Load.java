package dev.subblock.reproducer.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Direct writes of one sort by AIO, each to a block of its own. Its name has a word for each component, in their order:
 * {@code unaligned-written-8}.
 *
 * @param depth how many writes are submitted at once, before all of them are waited for: one of {@link #DEPTHS}
 */
public record Load(Fit fit, Blocks blocks, int depth) {

    /** One alone, and several. */
    public static final List<Integer> DEPTHS = List.of(1, 8);

    public String name() {
        return fit.word() + "-" + blocks.word() + "-" + depth;
    }

    /** The load of that name; empty if there is none. */
    public static Optional<Load> named(String name) {
        for (Load load : all()) {
            if (load.name().equals(name)) {
                return Optional.of(load);
            }
        }
        return Optional.empty();
    }

    /** All there are. */
    public static List<Load> all() {
        List<Load> all = new ArrayList<>();
        for (Fit fit : Fit.values()) {
            for (Blocks blocks : Blocks.values()) {
                for (int depth : DEPTHS) {
                    all.add(new Load(fit, blocks, depth));
                }
            }
        }
        return all;
    }
}
