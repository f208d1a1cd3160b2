package dev.subblock.reproducer.evidence;

/** One line of what became of a write that was made to fail. As {@link WatchEvent}, on the same channel. */
public sealed interface FailureEvent {

    /** So many sectors of a file are looked at: more than a write of any kind and what is around it. */
    int SECTORS = 128;
    /** Begins each sector of data that is written, as 8 little-endian bytes: so a disk knows it. */
    long MARK = 0x5352_4f52_5245_4253L;

    /** The file is there, and what fails is about to: if it is the disk, now. */
    record FailurePrepared(String write, String point, int nth) implements FailureEvent {}

    /** The call and an fsync returned: what fails need not fail any more. Not told of a call that does not return. */
    record FailureWritten(String write, String point, int nth) implements FailureEvent {}

    /**
     * What is left, all of it. A map has a letter for each of the file's first {@value #SECTORS} sectors: {@code o} as before, {@code n} what the
     * write has there, {@code z} zeros, {@code x} anything else.
     *
     * @param write name of its kind
     * @param point word of an {@link ErrorPoint}
     * @param nth which allocation was to fail, from 1; 0 elsewhere
     * @param direct whether it was asked for with O_DIRECT
     * @param mayWait whether it may (not RWF_NOWAIT)
     * @param lasting whether it was to be on the disk when it returns (O_SYNC, O_DSYNC)
     * @param offset where it goes, in bytes
     * @param length in bytes
     * @param result bytes that it said it had written; 0 with an error
     * @param error name of the errno that it answered, or empty
     * @param synced name of the errno that an fsync right behind it answered, or empty
     * @param before the file's size before it, in bytes
     * @param after the file's size when it had returned; -1 if the file system was down
     * @param remounted whether the file system was mounted anew before its content was read
     * @param left the file's size in the end
     * @param cached map of what a buffered read found; empty if {@code remounted}
     * @param disk map of what a direct read found in the end
     * @param reached whether the guest saw the kernel come to the point
     * @param stuck what never came back, and where in the kernel it is; empty if all did. What is not known then is 0 or empty
     */
    record FailedWrite(String write, String point, int nth, boolean direct, boolean mayWait, boolean lasting, long offset, int length,
            long result, String error, String synced, long before, long after, boolean remounted, long left, String cached, String disk,
            boolean reached, String stuck) implements FailureEvent {}
}
