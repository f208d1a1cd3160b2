package dev.subblock.lab.disk;

/** A part of a disk. Both in bytes. */
public record Region(long offset, long length) {

    /** Whether any of these bytes are in it. */
    public boolean touches(long from, long count) {
        return from < offset + length && offset < from + count;
    }
}
