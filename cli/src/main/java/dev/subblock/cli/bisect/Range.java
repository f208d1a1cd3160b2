package dev.subblock.cli.bisect;

import dev.subblock.analyzers.bisect.Commit;
import dev.subblock.analyzers.bisect.CommitGraph;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.experiment.Kernel;
import dev.subblock.cli.experiment.Origin;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.history.CommitRange;
import dev.subblock.patches.history.History;
import dev.subblock.patches.history.HistoryCommit;
import dev.subblock.patches.history.TreeCopy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The commits in question, as kernels that can be built. */
public final class Range {

    /** What stands for the id of the tip without the commit that was found. */
    static final String REVERTED = "reverted";

    private final Path repository;
    private final Origin origin;
    private final CommitGraph graph;
    private final Map<String, HistoryCommit> commits;

    private Range(Path repository, Origin origin, CommitGraph graph, Map<String, HistoryCommit> commits) {
        this.repository = repository;
        this.origin = origin;
        this.graph = graph;
        this.commits = commits;
    }

    /**
     * @param history where the commits are
     * @param origin the base that they are built as
     * @throws CliException if they are no history with one end
     */
    public static Range of(History history, CommitRange range, Origin origin) throws CliException {
        Map<String, HistoryCommit> commits = new HashMap<>();
        range.commits().forEach(c -> commits.put(c.id(), c));
        commits.put(range.old().id(), range.old());
        try {
            CommitGraph graph = CommitGraph.of(commit(range.old()), range.commits().stream().map(Range::commit).toList());
            return new Range(history.gitDirectory(), origin, graph, commits);
        } catch (IllegalArgumentException e) {
            throw CliException.usage("this history can't be bisected: " + e.getMessage());
        }
    }

    private static Commit commit(HistoryCommit commit) {
        return new Commit(commit.id(), commit.title(), commit.parents());
    }

    public CommitGraph graph() {
        return graph;
    }

    /** What a commit is called in directories and on the terminal. */
    static String name(String id) {
        return id.length() < 40 ? id : "commit-" + id.substring(0, 12);
    }

    /** A commit as a kernel; its source is copied to where kernels are built. */
    public Kernel kernel(int number) throws PatchesException, IOException {
        HistoryCommit commit = commits.get(graph.commit(number).id());
        copy().copy(repository, commit.tree());
        return unbuilt(number);
    }

    /** As {@link #kernel}, to ask whether it is there. */
    public Kernel unbuilt(int number) {
        HistoryCommit commit = commits.get(graph.commit(number).id());
        return kernel(commit.id(), commit.title(), commit.tree());
    }

    private Kernel kernel(String id, String title, String tree) {
        return new Kernel(name(id), OptionalInt.empty(), title, id, tree, origin, Optional.empty());
    }

    /** The new end without what a commit changed; empty if that conflicts, or if the commit is a merge. */
    public Optional<Kernel> reverted(int number) throws PatchesException, IOException {
        HistoryCommit commit = commits.get(graph.commit(number).id());
        int[] parents = graph.parents(number);
        if (commit.parents().size() != 1 || !graph.commit(parents[0]).id().equals(commit.parents().get(0))) {
            return Optional.empty();
        }
        String parent = commits.get(commit.parents().get(0)).tree();
        String tip = commits.get(graph.commit(graph.newest()).id()).tree();
        for (String tree : new String[] {parent, commit.tree(), tip}) {
            copy().copy(repository, tree);
        }
        return copy().reverted(tip, commit.tree(), parent).map(tree -> kernel(REVERTED, "the new end without " + commit.id().substring(0, 12), tree));
    }

    private TreeCopy copy() {
        return new TreeCopy(origin.tree().repository());
    }
}
