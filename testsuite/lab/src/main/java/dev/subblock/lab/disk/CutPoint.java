package dev.subblock.lab.disk;

/**
 * When the power is cut while a trial is under way.
 *
 * @param writes after so many writes of the trial were completed; 0 for not at all, {@value #EVERY} for after another
 *     number in each trial
 */
record CutPoint(int writes) {
    private static final int EVERY = -1;

    static final CutPoint NONE = new CutPoint(0);
    static final CutPoint ANOTHER = new CutPoint(EVERY);

    static CutPoint after(int writes) {
        return new CutPoint(writes);
    }

    /**
     * The number of writes in that trial, 0 for none.
     *
     * @param most writes that any trial before had
     */
    int in(int trial, int most) {
        return writes == EVERY ? 1 + trial % Math.max(1, most) : writes;
    }
}
