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
    int PROTOCOL = 1;

    /**
     * Corrupt trials of a scenario that are told in full; those beyond are only counted. More would say
     * nothing new, and under emulation telling of a trial takes longer (some 5 ms) than trying it.
     */
    int DETAILED_TRIALS = 16;

    /** The agent is ready for commands: sent once, before anything else. {@code uptimeMs}: since power-on. */
    record Hello(int protocol, String kernel, String java, long uptimeMs) implements Event {}

    /** The first AIO or direct write of this boot was acknowledged, {@code uptimeMs} after power-on. */
    record FirstIo(long uptimeMs) implements Event {}

    /** A scenario starts; {@code run} is the token that every sector of this scenario carries. */
    record ScenarioBegin(String run, String scenario, String raceClass, int blockSize, int trials) implements Event {}

    /**
     * A write of a trial in which something miscompared, as it was submitted and acknowledged.
     *
     * @param write number of the write, unique in its scenario, counted from 1
     * @param offset from the start of the file, in bytes
     * @param submission which io_submit carried it (or which pwrite it was), counted from 1
     * @param submitter number of the thread that submitted it, from 0
     * @param result what the kernel returned: bytes, or a negative errno
     */
    record Write(String run, String scenario, int trial, int write, long offset, int length,
            int submission, int submitter, long result) implements Event {}

    /**
     * A run of bytes of one block that may not read as they did. Adjacent bytes of a block with the same
     * expectation and the same appearance are one run. At most 64 runs are told of one trial.
     *
     * @param block number of the block in the file, from 0
     * @param read how it was read back: {@code direct} or {@code buffered}
     * @param expected what had to be there: {@code write N} or {@code zeros} (never written);
     *     {@code write N or write M} where writes in flight together overlapped
     * @param seen what was there: {@code zeros}, {@code write N} (a sector of that write of this
     *     scenario, at the wrong place), {@code older} (a sector of an earlier generation or run),
     *     or {@code bytes HEX} (up to the first 16 bytes of anything else)
     */
    record Miscompare(String run, String scenario, int trial, long block, int from, int to,
            String read, String expected, String seen) implements Event {}

    /** A write that did not return its length. A negative {@code result} is an errno. */
    record BadResult(String run, String scenario, int trial, int write, int length, long result) implements Event {}

    /**
     * A scenario ended: {@code corrupt} of {@code trials} had at least one miscompare. This counts them all;
     * of more than 16 trials with anything wrong only the first 16 are told with writes and miscompares.
     */
    record ScenarioEnd(String run, String scenario, int trials, int corrupt, int writes, long millis) implements Event {}

    /** Something of ours failed, so that the scenario (or, if empty, the whole boot) says nothing. */
    record Trouble(String scenario, String message) implements Event {}

    /** The agent unmounted everything and is about to power off: always the last line. */
    record Bye(long uptimeMs) implements Event {}
}
