package dev.subblock.analyzers.finding;

import java.util.Optional;

/**
 * One thing that went wrong in one trial, in words.
 *
 * @param raceClass of the table in races.md, e.g. {@code R1}; or {@link #STALE}, {@link #MISDIRECTED}, {@link #UNCLASSIFIED}.
 *     Where the signature fits several classes, the scenario's own if it is among them
 * @param scenario name of the scenario
 * @param trial number of the trial, from 0
 * @param block number of the block in the trial's file, from 0; {@link #NO_BLOCK} where it is not known
 * @param sentence e.g. {@code block 0: bytes 0–2047, written and acknowledged by write B, read as zeros: exactly the head
 *     pad of write A, whose zeros (request 7) landed after B's data (request 5); class R2}; byte numbers count from the
 *     start of the block, both ends included; requests count in the order in which they arrived in the trial
 * @param kind what was wrong
 * @param blame what the disk's trace says of it, if there is one and it says something
 */
public record Finding(String raceClass, String scenario, int trial, long block, String sentence, Kind kind, Optional<Blame> blame) {
    /** Old or foreign data became readable (the family of R8): no race of the table is proven by it. */
    public static final String STALE = "stale";
    /** A sector landed where it does not belong. */
    public static final String MISDIRECTED = "misdirected";
    /** Nothing known leaves this behind. It fails all the same, as an undescribed outcome does in jcstress. */
    public static final String UNCLASSIFIED = "unclassified";
    /** The finding is about a whole file, or about a write that the evidence does not describe. */
    public static final long NO_BLOCK = -1;
}
