package dev.subblock.reproducer.scenario;

/** What the blocks of the file are before a trial. */
public enum BlockState {
    /** Not allocated: a partial write is padded with zeros (races.md 1.2). */
    HOLE("hole"),
    /** Allocated by fallocate and never written: padded likewise. */
    UNWRITTEN("unwritten"),
    /** Written: nothing is padded inside the file. */
    WRITTEN("written"),
    /** Written, and all blocks shared with another file by reflink. */
    SHARED("shared"),
    /** In turn, beginning with the first block: written, unwritten. Two blocks are two extents. */
    MIXED("mixed");

    private final String word;

    BlockState(String word) {
        this.word = word;
    }

    /** As in the catalogue and in names of scenarios. */
    public String word() {
        return word;
    }

    /** Whether preparation has written the block with that number, counted from 0. */
    public boolean written(int block) {
        return this == WRITTEN || this == SHARED || this == MIXED && block % 2 == 0;
    }
}
