package dev.subblock.cli.experiment;

import java.util.OptionalInt;

/**
 * A kernel to be built and looked at.
 *
 * @param id {@code stock}, {@code step-0}, {@code step-1}, ...
 * @param step how many patches of the series it has; empty for a kernel outside the series
 * @param title subject of its newest patch
 * @param commit in the base's repository
 * @param tree of that commit
 */
public record Kernel(String id, OptionalInt step, String title, String commit, String tree) {

    /** The base as it came, without control and series. */
    public static Kernel stock(String title, String commit, String tree) {
        return new Kernel("stock", OptionalInt.empty(), title, commit, tree);
    }

    public static Kernel step(int number, String title, String commit, String tree) {
        return new Kernel("step-" + number, OptionalInt.of(number), title, commit, tree);
    }

    /** Someone's own tree. */
    public static Kernel own(String title, String commit, String tree) {
        return new Kernel("tree", OptionalInt.empty(), title, commit, tree);
    }
}
