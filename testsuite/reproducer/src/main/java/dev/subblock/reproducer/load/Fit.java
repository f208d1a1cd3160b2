package dev.subblock.reproducer.load;

import dev.subblock.reproducer.kind.Feature;
import dev.subblock.reproducer.kind.Shape;

/** How a write lies on its block. */
public enum Fit implements Feature {
    /** All of it. */
    ALIGNED(0, Shape.BLOCK),
    /** The second and third of its four parts. */
    UNALIGNED(Shape.BLOCK / 4, Shape.BLOCK / 2);

    private final int from;
    private final int length;

    Fit(int from, int length) {
        this.from = from;
        this.length = length;
    }

    /** In bytes from the start of the block. */
    int from() {
        return from;
    }

    /** In bytes. */
    int length() {
        return length;
    }
}
