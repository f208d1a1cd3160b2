package dev.subblock.reproducer.kind;

/** What the file has where the write goes. */
public enum State implements Feature {
    /** Nothing, inside EOF. */
    HOLE,
    /** Allocated, never written, inside EOF. */
    UNWRITTEN,
    WRITTEN,
    /** The file ends some blocks before, inside a written block. */
    PAST,
    /** The file ends where the write starts. */
    EOF,
    /** Written, and shared with another file (reflink). */
    SHARED
}
