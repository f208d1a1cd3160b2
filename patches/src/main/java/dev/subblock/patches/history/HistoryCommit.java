package dev.subblock.patches.history;

import java.util.List;

/**
 * A commit of a user's repository.
 *
 * @param id 40 hex digits
 * @param title first line of its message, without control characters
 * @param parents their ids
 * @param tree id of its tree
 */
public record HistoryCommit(String id, String title, List<String> parents, String tree) {
    public HistoryCommit {
        parents = List.copyOf(parents);
    }
}
