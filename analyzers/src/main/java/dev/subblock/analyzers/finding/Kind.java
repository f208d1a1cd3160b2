package dev.subblock.analyzers.finding;

/** What was wrong with the bytes (or the result, or the size) that a finding is about. */
public enum Kind {
    /** Zeros over a write or over what was there before, exactly where a pad of another write of the trial lies over it. */
    PAD_ZEROS,
    /** Zeros over a write, inside a pad of another write, but not all of it. */
    PART_OF_PAD_ZEROS,
    /** Zeros that no pad of the trial explains: a lost write, zeroing at the end of the file, or an unknown culprit. */
    UNKNOWN_ZEROS,
    /** What the file held earlier, where a write had to be. */
    REVERTED,
    /** A sector of another trial or run, or of what the free blocks held. */
    STALE,
    /** Bytes that nobody of this test wrote. */
    FOREIGN,
    /** A sector of another write, at the wrong place. */
    MISDIRECTED,
    /** Wrong through the page cache only; the direct read saw what was written. */
    CACHE_INCOHERENT,
    /** Wrong after a power cut only, and had been acknowledged as durable. */
    NOT_DURABLE,
    /** The file ends before what was written to it. */
    LOST_TAIL,
    /** Writes that may be in flight together were not. */
    WAITED,
    /** A write that has to be alone in flight was not. */
    NOT_ALONE,
    /** A write that returned another result than it had to. */
    BAD_RESULT,
    /** A file that is longer than what was written to it. */
    BAD_SIZE
}
