package dev.subblock.analyzers.bisect;

import java.util.List;
import java.util.Objects;

/**
 * A commit of a history.
 *
 * @param id 40 hex digits
 * @param title first line of its message
 * @param parents their ids; those outside the range that is looked at may be among them
 */
public record Commit(String id, String title, List<String> parents) {
    public Commit {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(title, "title is null");
        parents = List.copyOf(parents);
    }

    /** The first 12 digits, as a Fixes: line has them. */
    public String abbreviated() {
        return id.substring(0, Math.min(12, id.length()));
    }
}
