package dev.subblock.reproducer.evidence;

/**
 * One line of evidence. Every event is one JSON object on one line, named by its {@code kind}; the
 * order of lines is the order in which things happened in the guest.
 *
 * <p>Offsets and lengths are bytes. {@code from} (inclusive) and {@code to} (exclusive) count from
 * the start of the block they speak of; {@code offset} counts from the start of the file.
 */
public sealed interface Event {

    /** The version of these lines and of the agent's commands; a reader refuses another one. */
    int PROTOCOL = 2;

    /**
     * Corrupt trials of a scenario that are told in full; those beyond are only counted. More would say
     * nothing new, and under emulation telling of a trial takes longer (some 5 ms) than trying it.
     */
    int DETAILED_TRIALS = 16;

    /** The agent is ready for commands: sent once, before anything else. {@code uptimeMs}: since power-on. */
    record Hello(int protocol, String kernel, String java, long uptimeMs) implements Event {}

    /** The first AIO or direct write of this boot was acknowledged, {@code uptimeMs} after power-on. */
    record FirstIo(long uptimeMs) implements Event {}

    /**
     * A scenario starts.
     *
     * @param run with {@code trial} added to it (32 bits, 8 hex digits), the token that every sector of a trial carries
     * @param trials at most so many; the disk may say earlier that it is enough
     */
    record ScenarioBegin(String run, String scenario, String raceClass, int blockSize, int trials) implements Event {}

    /**
     * A write of a trial in which something was wrong, as it was submitted and acknowledged.
     *
     * @param trial from 0; each has a file of its own
     * @param write number of the write in its trial, from 1: the scenario's letter A is 1
     * @param offset from the start of the file, in bytes; for an appending write, where the file ended when the trial began
     * @param submission which io_submit carried it (or which pwrite it was) in its trial, counted from 1
     * @param submitter number of the lane that submitted it, from 1
     * @param result what the kernel returned: bytes, or a negative errno
     */
    record Write(String run, String scenario, int trial, int write, long offset, int length,
            int submission, int submitter, long result) implements Event {}

    /**
     * A run of bytes of one block that may not read as they did. Adjacent bytes of a block with the same
     * expectation and the same appearance are one run. At most 64 runs are told of one trial.
     *
     * @param block number of the block in the trial's file, from 0
     * @param read how it was read back: {@code direct}, {@code buffered}, {@code mapped}, or {@code cut} (after a
     *     power cut, from the disk as it then was)
     * @param expected what had to be there: {@code zeros}, {@code before} (what the file held when the trial
     *     began), {@code write N}; joined by {@code  or } where several are right
     * @param seen what was there: one of these, {@code older} (a sector that is not of this trial),
     *     {@code nothing} (behind the end of the file), or {@code bytes HEX} (up to the first 16 bytes of anything else)
     */
    record Miscompare(String run, String scenario, int trial, long block, int from, int to,
            String read, String expected, String seen) implements Event {}

    /** A write that did not return what it had to. A negative {@code result} is an errno; so is a negative {@code expected}. */
    record BadResult(String run, String scenario, int trial, int write, long expected, long result) implements Event {}

    /** A file whose size is wrong. {@code expected} and {@code seen} in bytes; {@code read} as in {@link Miscompare}. */
    record BadSize(String run, String scenario, int trial, String read, long expected, long seen) implements Event {}

    /**
     * A scenario ended: {@code corrupt} of {@code trials} had at least one miscompare, bad result or bad size. This
     * counts them all; of more than {@value #DETAILED_TRIALS} such trials only the first are told in full.
     *
     * @param sampled how many of the trials, the last ones, were random samples after the exploration had hit its bound
     * @param sampledCorrupt how many of these were corrupt
     * @param millis of the guest's clock, all in all; the other three are parts of it: making the files ready, from each trial's
     *     beginning to its end, and reading back
     */
    record ScenarioEnd(String run, String scenario, int trials, int corrupt, int sampled, int sampledCorrupt, int writes,
            long millis, long prepareMillis, long trialMillis, long checkMillis) implements Event {}

    /** Something of ours failed, so that the scenario (or, if empty, the whole boot) says nothing. */
    record Trouble(String scenario, String message) implements Event {}

    /** The agent unmounted everything and is about to power off: always the last line. */
    record Bye(long uptimeMs) implements Event {}
}
