package dev.subblock.reproducer.kind;

/** What else is asked of the write. */
public enum Flag implements Feature {
    PLAIN,
    /** O_APPEND. */
    APPEND,
    /** O_SYNC. */
    SYNC,
    /** O_DSYNC. */
    DSYNC,
    /** RWF_NOWAIT. */
    NOWAIT
}
