package dev.subblock.reproducer.scenario;

/** What the blocks are before the writes; both make the kernel pad a partial write with zeros (races.md 1.2). */
public enum BlockState {
    /** Not allocated: inside the file, and nothing behind it. */
    HOLE("hole"),
    /** Allocated by fallocate and never written. */
    UNWRITTEN("unwritten");

    private final String word;

    BlockState(String word) {
        this.word = word;
    }

    /** As in the catalogue and in names of scenarios. */
    public String word() {
        return word;
    }
}
