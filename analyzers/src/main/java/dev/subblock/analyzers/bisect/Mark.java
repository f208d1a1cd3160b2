package dev.subblock.analyzers.bisect;

import java.util.Objects;

/**
 * What a bisection says of one commit.
 *
 * @param kind which side of the change it is on, or that it can't be told
 * @param id 40 hex digits
 * @param title first line of its message; empty if it is not known
 */
public record Mark(Kind kind, String id, String title) {
    /** The words that git has for it depend on the terms of the log. */
    public enum Kind {
        /** Before the change. */
        OLD,
        /** It has the change. */
        NEW,
        SKIP
    }

    public Mark {
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(title, "title is null");
        if (!id.matches("[0-9a-f]{40}")) {
            throw new IllegalArgumentException("not a whole commit id: " + id);
        }
    }
}
