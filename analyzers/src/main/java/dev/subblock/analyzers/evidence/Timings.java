package dev.subblock.analyzers.evidence;

/**
 * Where the time of a scenario went, in milliseconds of the guest's clock.
 *
 * @param all from its begin to its end
 * @param prepare making the files ready
 * @param trials from each trial's beginning to its end
 * @param check reading back
 */
public record Timings(long all, long prepare, long trials, long check) {
    /** Of a scenario that did not end. */
    public static final Timings NONE = new Timings(0, 0, 0, 0);
}
