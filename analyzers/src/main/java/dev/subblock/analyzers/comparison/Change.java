package dev.subblock.analyzers.comparison;

/** What became of a cell from one run to the other. */
public enum Change {
    /** It passed and fails, and chance does not explain it. */
    REGRESSED("regressed"),
    /** It fails, as it is known to. */
    KNOWN("known, and so no regression"),
    /** It passed and fails, or failed and passes, and that may be chance: more trials would tell. */
    FLAKY("may be chance"),
    /** One of the runs can't tell, and the other can. */
    UNKNOWN("not known any more, or now known"),
    /** It failed and passes, and chance does not explain it. */
    MENDED("mended"),
    /** It is corrupt in both, at rates that differ by more than chance. */
    RATE("corrupt at another rate"),
    /** Only the second run has it. */
    ADDED("only in the second run"),
    /** Only the first run has it. */
    GONE("only in the first run"),
    /** Nothing that can be told from chance. */
    SAME("the same");

    private final String words;

    Change(String words) {
        this.words = words;
    }

    /** For a person. */
    public String words() {
        return words;
    }
}
