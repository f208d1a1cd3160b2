package dev.subblock.analyzers.verdict;

/** With what the steps of a series are compared, to tell a fault of the series from one that was there before. */
public enum Reference {
    /** A kernel outside the series: the base as it came, whose bugs were undone to make step 0. */
    STOCK,
    /** Step 0, which is the base as it came. */
    STEP_0
}
