package dev.subblock.reproducer.scenario;

/**
 * When the power of a trial's disk is cut.
 *
 * @param writes after so many completed writes of the trial; {@link #END}, {@link #NEVER} or {@link #EVERY}
 */
public record Cut(int writes) {
    /** All ops have returned. */
    public static final int END = 0;
    private static final int NEVER = -1;
    private static final int EVERY = -2;
    /** A trial that completes more is no small one. */
    static final int MOST = 1000;

    /** It is not cut. */
    public static final Cut NONE = new Cut(NEVER);
    /** It is cut when all ops have returned. */
    public static final Cut AT_END = new Cut(END);
    /** It is cut after another write in each trial: 1, 2, 3 …, and from the start again behind the most that a trial had. */
    public static final Cut AFTER_ANOTHER = new Cut(EVERY);

    /** Whether it is cut at all. */
    public boolean happens() {
        return writes != NEVER;
    }

    /** Whether it is cut while ops are under way. */
    public boolean midway() {
        return happens() && writes != END;
    }

    /** As in messages to the disk: {@code 3}, or {@code every}. Only of one that is {@link #midway}. */
    public String words() {
        return writes == EVERY ? "every" : Integer.toString(writes);
    }
}
