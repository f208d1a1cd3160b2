package dev.subblock.reproducer.scenario;

/** What a write's acknowledgement promises about a power cut. */
public enum Durability {
    /** Nothing. */
    NONE(""),
    /** O_SYNC: the data and all that belongs to the file. */
    SYNC("sync"),
    /** O_DSYNC: the data, and what it takes to read it back, the size included. */
    DSYNC("dsync");

    private final String word;

    Durability(String word) {
        this.word = word;
    }

    /** As in the catalogue; empty for none. */
    public String word() {
        return word;
    }
}
