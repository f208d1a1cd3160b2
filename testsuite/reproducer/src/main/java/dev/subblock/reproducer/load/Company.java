package dev.subblock.reproducer.load;

import dev.subblock.reproducer.kind.Feature;

/** What goes on beside the writes. */
public enum Company implements Feature {
    ALONE,
    /** Every second operation is a direct read of another block of the file, which was written. */
    READS
}
