package dev.subblock.reproducer.load;

import dev.subblock.reproducer.kind.Feature;
import java.util.List;

/** How operations are brought to be under way at once. */
public enum Way implements Feature {

    /** One thread submits them together, waits for all, and again: one alone, as many as {@link Store#SLOW} has channels, and more. */
    AIO(1, 8, 32),
    /** A thread for each, which writes synchronously, one after the other. */
    THREADS(8),
    /** As by AIO, but every second operation is a read of another block, one that was written. */
    MIXED(8);

    private final List<Integer> depths;

    Way(Integer... depths) {
        this.depths = List.of(depths);
    }

    /** How many may be under way at once: one load for each. */
    List<Integer> depths() {
        return depths;
    }

    /** How many of so many operations are writes. */
    int writes(int operations) {
        return this == MIXED ? operations / 2 : operations;
    }
}
