package dev.subblock.analyzers.finding;

/** What was wrong with the bytes (or the result) that a finding is about. */
public enum Kind {
    /** Zeros over a write, exactly where a pad of another write of the trial lies over it. */
    PAD_ZEROS,
    /** Zeros over a write, inside a pad of another write, but not all of it. */
    PART_OF_PAD_ZEROS,
    /** Zeros over a write that no pad of the trial explains: a lost write, or an unknown culprit. */
    UNKNOWN_ZEROS,
    /** A sector of an earlier generation or an earlier run. */
    STALE,
    /** Bytes that nobody of this test wrote. */
    FOREIGN,
    /** A sector of another write, at the wrong place. */
    MISDIRECTED,
    /** Wrong through the page cache only; the direct read saw what was written. */
    CACHE_INCOHERENT,
    /** A write that returned an error or fewer bytes than it had. */
    BAD_RESULT
}
