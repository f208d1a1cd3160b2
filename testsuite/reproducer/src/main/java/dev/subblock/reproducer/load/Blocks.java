package dev.subblock.reproducer.load;

import dev.subblock.reproducer.kind.Feature;

/** What the file has where the writes go, inside EOF. */
public enum Blocks implements Feature {
    HOLE, UNWRITTEN, WRITTEN
}
