package dev.subblock.reproducer.load;

import dev.subblock.reproducer.kind.Feature;

/** How several writes are brought to be under way at once. */
public enum Call implements Feature {
    /** One thread submits them together, and then waits for all. */
    AIO,
    /** A thread for each, which writes synchronously, one after the other. */
    THREADS
}
