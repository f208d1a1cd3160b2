package dev.subblock.reproducer.scenario;

/** How the writes of one trial are brought to the kernel. */
public enum Submission {
    /** AIO, all writes of the trial in one io_submit. */
    ONE_SUBMIT("one"),
    /** AIO, an io_submit for each write, back to back, nothing reaped in between. */
    SEVERAL_SUBMITS("several"),
    /** Two threads with plain pwrite, brought to the block together. */
    THREADS("threads");

    private final String word;

    Submission(String word) {
        this.word = word;
    }

    /** As in the catalogue and in names of scenarios. */
    public String word() {
        return word;
    }
}
