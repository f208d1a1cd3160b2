package dev.subblock.reproducer.trial;

import dev.subblock.reproducer.aio.Completions;

/**
 * How each write was submitted and what it returned. Threads may fill it together, each for its own
 * writes; it may be read once they have been joined.
 */
final class WriteLog implements Completions {

    private final int[] submission;
    private final int[] submitter;
    private final long[] result;

    WriteLog(int writes) {
        submission = new int[writes];
        submitter = new int[writes];
        result = new long[writes];
    }

    void submitted(int write, int bySubmission, int bySubmitter) {
        submission[write] = bySubmission;
        submitter[write] = bySubmitter;
    }

    @Override
    public void completed(long write, long value) {
        result[(int) write] = value;
    }

    int submission(int write) {
        return submission[write];
    }

    int submitter(int write) {
        return submitter[write];
    }

    /** Bytes, or a negative errno. */
    long result(int write) {
        return result[write];
    }
}
