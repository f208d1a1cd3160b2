package dev.subblock.reproducer.scenario;

/**
 * How the writes that name no lane are brought to the kernel. A kernel that waits inside submission never
 * lets a thread overlap itself, so a pair of writes wants one submitter and several.
 */
public enum Way {
    /** AIO: those that follow one another in one io_submit. */
    ONE("one"),
    /** AIO: an io_submit for each, all by lane 1, nothing reaped in between. */
    SEVERAL("several"),
    /** AIO: an io_submit for each, by lanes 1 and 2 in turn. */
    TWO("two"),
    /** Plain pwrite, by lanes 1 and 2 in turn. */
    THREADS("threads");

    private final String word;

    Way(String word) {
        this.word = word;
    }

    /** As in the catalogue and in names of scenarios. */
    public String word() {
        return word;
    }
}
