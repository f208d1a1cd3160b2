package dev.subblock.analyzers.bisect;

/** What the commit looked for does. */
public enum Find {
    /** It brings corruption: what has it is corrupt. */
    BUG,
    /** It takes corruption away: what has it is clean. */
    FIX;

    /** Whether a kernel is corrupt. @param has whether it has the commit looked for */
    public boolean corrupt(boolean has) {
        return has == (this == BUG);
    }
}
