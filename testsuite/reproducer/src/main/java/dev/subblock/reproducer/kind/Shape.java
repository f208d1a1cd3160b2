package dev.subblock.reproducer.kind;

/** How the write lies on the blocks of the file system, of {@value #BLOCK} bytes. */
public enum Shape implements Feature {
    /** Two whole blocks. */
    ALIGNED(0, 2 * Shape.BLOCK),
    /** Starts inside a block, ends with one. */
    HEAD(1536, 2 * Shape.BLOCK),
    /** Starts with a block, ends inside one. */
    TAIL(0, Shape.BLOCK + 1536),
    /** Starts and ends inside a block, with a whole one between. */
    BOTH(1536, 2 * Shape.BLOCK + 2560),
    /** Starts and ends inside the same block. */
    INSIDE(1024, 2560),
    /** Starts inside a block and ends inside the next. */
    ACROSS(2560, Shape.BLOCK + 1024);

    /** Of the guest's file system: the usual one, and the guest's page size. */
    public static final int BLOCK = 4096;

    private final int from;
    private final int to;

    Shape(int from, int to) {
        this.from = from;
        this.to = to;
    }

    /** Where it starts, in bytes from the start of a block. */
    public int from() {
        return from;
    }

    /** In bytes. */
    public int length() {
        return to - from;
    }
}
