package dev.subblock.reproducer.evidence;

/**
 * One line of what a watched write made the kernel tell. As {@link Event}: one JSON object on one line, named by its
 * {@code kind}, in the order in which things happened.
 */
public sealed interface WatchEvent {

    /** So many lines of a trace are told of one write, which makes 20 to 80; a write that makes more is not known in full. */
    int MOST_LINES = 1000;
    /** A longer line of a trace is cut there, in characters: the longest event, of a mapping, has some 250. */
    int LONGEST_LINE = 400;

    /**
     * The kernel is being watched: sent once, before the first write.
     *
     * @param lacks events and functions that this kernel does not have, joined by commas; empty if it has all
     */
    record Watching(String lacks) implements WatchEvent {}

    /**
     * A write was made; its lines follow.
     *
     * @param write name of its kind
     * @param repeat from 1
     * @param pid of the thread that writes
     * @param inode number of the file
     */
    record WatchBegin(String write, int repeat, int pid, long inode) implements WatchEvent {}

    /** A line of the kernel's trace, as tracefs has it, that speaks of this inode or is of this thread. */
    record Traced(String line) implements WatchEvent {}

    /**
     * The write is complete, and all of its lines have been told.
     *
     * @param result of the write, in bytes, or a negative errno
     * @param lines how many were told
     * @param cut whether there were more
     */
    record WatchEnd(String write, int repeat, long result, int lines, boolean cut) implements WatchEvent {}
}
