package dev.subblock.faultbench.qemu;

import java.util.Locale;

/** How far a guest has come, by what it has said on its channel. */
enum Phase {
    /** Before QEMU runs. */
    START(null, true),
    /** The guest is about to say its first word, and nobody has heard it. */
    BOOT("hello", true),
    /** It has said hello. */
    MOUNT("hello", false),
    /** It has begun a scenario. */
    TRIAL("scenario-begin", false),
    /** It is about to tell how a scenario ended, and nobody has heard it. */
    VERDICT("scenario-end", true),
    /** It has told that. */
    END("scenario-end", false),
    /** It has said goodbye. */
    SHUTDOWN("bye", false);

    private final String kind;
    private final boolean before;

    Phase(String kind, boolean before) {
        this.kind = kind;
        this.before = before;
    }

    static Phase of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether it comes as this line is said and before anybody hears it. */
    boolean isBefore(String line) {
        return before && tells(line);
    }

    /** Whether it comes when this line has been heard. */
    boolean isAfter(String line) {
        return !before && tells(line);
    }

    private boolean tells(String line) {
        return line.startsWith("{\"kind\":\"" + kind + "\"");
    }
}
