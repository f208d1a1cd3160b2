package dev.subblock.cli.experiment;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A kernel to be built and looked at.
 *
 * @param id {@code stock}, {@code step-0}, {@code step-1}, ...
 * @param step how many patches of the series it has; empty for a kernel outside the series
 * @param title subject of its newest patch
 * @param commit in the base's repository
 * @param tree of that commit
 * @param image where it was built elsewhere; commit and tree are empty then
 */
public record Kernel(String id, OptionalInt step, String title, String commit, String tree, Optional<Path> image) {

    /** The base as it came, without control and series. */
    public static Kernel stock(String title, String commit, String tree) {
        return new Kernel("stock", OptionalInt.empty(), title, commit, tree, Optional.empty());
    }

    public static Kernel step(int number, String title, String commit, String tree) {
        return new Kernel("step-" + number, OptionalInt.of(number), title, commit, tree, Optional.empty());
    }

    /** A tree that somebody edits. */
    public static Kernel edited(String title, String commit, String tree) {
        return new Kernel("tree", OptionalInt.empty(), title, commit, tree, Optional.empty());
    }

    /** An image that somebody built. */
    public static Kernel given(Path image) {
        return new Kernel("given", OptionalInt.empty(), image.toString(), "", "", Optional.of(image));
    }
}
