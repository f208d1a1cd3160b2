package dev.subblock.reproducer.kind;

/** By which call it is asked for. */
public enum Issue implements Feature {
    /** io_submit(2). */
    AIO,
    /** pwrite(2), or pwritev2(2) where it has a flag. */
    SYNC,
    /** splice(2) out of a pipe. */
    SPLICE
}
