package dev.subblock.patches.tree;

import java.nio.file.Path;
import java.util.List;

/**
 * The state of a checkout at one moment, as a commit in the bare repository it came from.
 *
 * @param repository the bare repository
 * @param start id of the commit that was checked out
 * @param commit id of a commit with that state on top of {@code start}; {@code start} itself if nothing differs
 * @param tree id of its tree
 * @param changed paths that differ from {@code start}, sorted
 */
public record Snapshot(Path repository, String start, String commit, String tree, List<String> changed) {
    public Snapshot {
        changed = List.copyOf(changed);
    }
}
