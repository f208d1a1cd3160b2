package dev.subblock.reproducer.kind;

/** Whether the file has pages in the page cache; they are clean. */
public enum Cache implements Feature {
    COLD, CACHED
}
