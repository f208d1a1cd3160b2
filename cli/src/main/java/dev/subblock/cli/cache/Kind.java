package dev.subblock.cli.cache;

/** What a thing in the cache is, in the order in which it goes when room is made. */
public enum Kind {
    /** Of a subblock that was killed. */
    LEFTOVER("leftover"),
    /** Copied into a base's repository to bisect a history; they are copied again when they are needed. */
    TREES("trees"),
    IMAGE("image"),
    /** A work tree and its objects. */
    BUILD("build"),
    GUEST("guest"),
    /** A base that is fetched again when it is needed. */
    BASE("base"),
    /** A base whose source the user gave. */
    GIVEN_BASE("base"),
    /** Small files, and what we do not know: never removed. */
    OTHER("other");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** On the terminal. */
    public String word() {
        return word;
    }

    /** Whether it helps nobody and goes however much room there is. */
    boolean goesAlways() {
        return this == LEFTOVER || this == TREES;
    }

    /** Whether it makes no difference to work but time: these go before any base, whichever was used last. */
    boolean isMade() {
        return this == IMAGE || this == BUILD || this == GUEST;
    }
}
