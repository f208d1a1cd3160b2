package dev.subblock.analyzers.finding;

/**
 * One thing that went wrong in one trial, in words.
 *
 * @param raceClass {@code R1}, {@code R2}, {@code R14}, {@link #STALE}, {@link #MISDIRECTED} or {@link #UNCLASSIFIED}
 * @param scenario name of the scenario
 * @param trial number of the trial
 * @param block number of the block in the file, from 0; {@link #NO_BLOCK} where it is not known
 * @param sentence e.g. {@code block 17: bytes 512–1023, written and acknowledged by write 4, read as
 *     zeros: exactly the head pad of write 5; class R1}; byte numbers count from the start of the
 *     block, both ends included
 * @param kind what was wrong
 */
public record Finding(String raceClass, String scenario, int trial, long block, String sentence, Kind kind) {
    /** Old or foreign data became readable (the family of R8): no race of the table is proven by it. */
    public static final String STALE = "stale";
    /** A sector landed where it does not belong. */
    public static final String MISDIRECTED = "misdirected";
    /** Nothing known leaves this behind. It fails all the same, as an undescribed outcome does in jcstress. */
    public static final String UNCLASSIFIED = "unclassified";
    /** The finding is about a write that the evidence does not describe. */
    public static final long NO_BLOCK = -1;
}
