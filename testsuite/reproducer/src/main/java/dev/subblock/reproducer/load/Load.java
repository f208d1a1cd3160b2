package dev.subblock.reproducer.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Direct writes of one sort, each to a block of its own. Its name has a word for each component, in their order:
 * {@code instant-unaligned-written-aio-8-alone}.
 *
 * @param depth how many operations are under way at once, as far as the kernel lets them: one of {@link #DEPTHS}
 */
public record Load(Store store, Fit fit, Blocks blocks, Call call, int depth, Company company) {

    /** One, as many as {@link Store#SLOW} has channels, and more than it has. */
    public static final List<Integer> DEPTHS = List.of(1, 8, 32);

    public String name() {
        return store.word() + "-" + what();
    }

    /** Its name without the first word: what is asked of every disk. */
    public String what() {
        return fit.word() + "-" + blocks.word() + "-" + call.word() + "-" + depth + "-" + company.word();
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

    /** All there are. One operation at a time has no company. */
    public static List<Load> all() {
        List<Load> all = new ArrayList<>();
        for (Store store : Store.values()) {
            for (Fit fit : Fit.values()) {
                for (Blocks blocks : Blocks.values()) {
                    for (Call call : Call.values()) {
                        for (int depth : DEPTHS) {
                            for (Company company : Company.values()) {
                                if (depth > 1 || company == Company.ALONE) {
                                    all.add(new Load(store, fit, blocks, call, depth, company));
                                }
                            }
                        }
                    }
                }
            }
        }
        return all;
    }

    /**
     * Those that are measured where nothing is said: fit and blocks in full, by AIO, one and 8 at a time, which is what
     * differs; of the rest one or two each.
     */
    public static List<Load> reduced() {
        List<Load> chosen = new ArrayList<>();
        for (Load load : all()) {
            boolean plain = load.call == Call.AIO && load.company == Company.ALONE && load.depth < 32;
            boolean deep = load.blocks == Blocks.WRITTEN && load.depth == 32 && load.company == Company.ALONE;
            boolean beside = load.blocks != Blocks.HOLE && load.depth == 8 && load.company == Company.READS && load.call == Call.AIO;
            if (plain || deep || beside) {
                chosen.add(load);
            }
        }
        return chosen;
    }
}
