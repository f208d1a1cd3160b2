package dev.subblock.patches.history;

import java.util.List;

/**
 * What one commit has and another has not.
 *
 * @param old the older end, which all of the range is compared to
 * @param commits all that the newer end has and the older one has not, the newer end first
 */
public record CommitRange(HistoryCommit old, List<HistoryCommit> commits) {
    public CommitRange {
        commits = List.copyOf(commits);
    }

    public HistoryCommit newest() {
        return commits.get(0);
    }
}
