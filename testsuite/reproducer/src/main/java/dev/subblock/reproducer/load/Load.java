package dev.subblock.reproducer.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Direct writes of one sort, each to a block of its own. Its name has a word for each component, in their order:
 * {@code instant-unaligned-written-aio-8}.
 *
 * @param depth how many operations are under way at once, as far as the kernel lets them: one of those of its way
 */
public record Load(Store store, Fit fit, Blocks blocks, Way way, int depth) {

    public String name() {
        return store.word() + "-" + what();
    }

    /** Its name without the disk. */
    public String what() {
        return fit.word() + "-" + blocks.word() + "-" + way.word() + "-" + depth;
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
        for (Store store : Store.values()) {
            for (Fit fit : Fit.values()) {
                for (Blocks blocks : Blocks.values()) {
                    for (Way way : Way.values()) {
                        for (int depth : way.depths()) {
                            all.add(new Load(store, fit, blocks, way, depth));
                        }
                    }
                }
            }
        }
        return all;
    }
}
