package dev.subblock.reproducer.kind;

/** Whether the write goes through the page cache. DAX, which is neither, is not to be had on the guest's disk. */
public enum Route implements Feature {
    DIRECT, BUFFERED
}
