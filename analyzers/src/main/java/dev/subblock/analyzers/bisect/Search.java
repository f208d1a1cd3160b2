package dev.subblock.analyzers.bisect;

import java.util.BitSet;
import java.util.Optional;

/**
 * A bisection under way: fed with what visits show, it says where to go next, until one commit, or a set that nothing
 * can tell apart, is as likely as asked for.
 */
public final class Search {

    /** One wrong answer in a hundred; the culprit and its parent are tried again after it, which a wrong one rarely survives. */
    public static final double CONFIDENCE = 0.99;

    /** How much of the error that is allowed the search takes for itself; the rest is for what the model has wrong. */
    private static final double SHARE = 0.5;

    private final CommitGraph graph;
    private final Planner planner;
    private final double enough;
    private final BitSet skipped = new BitSet();
    private Belief belief;
    private SuspectGroups groups;

    /**
     * @param confidence that is asked for, between 0 and 1
     * @param mostTrials in one visit
     */
    public Search(CommitGraph graph, Find find, Costs costs, double confidence, int mostTrials) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("a confidence of " + confidence + "; it lies between 0 and 1");
        }
        this.graph = graph;
        this.planner = new Planner(graph, costs, mostTrials);
        this.enough = 1 - SHARE * (1 - confidence);
        this.belief = Belief.before(graph, find);
        this.groups = new SuspectGroups(graph, skipped);
    }

    public void saw(Sighting sighting) {
        belief = belief.after(sighting);
    }

    /** The commit can't be built, booted or judged: nothing is learnt of its corruption. */
    public void skip(int commit) {
        skipped.set(commit);
        groups = new SuspectGroups(graph, skipped);
    }

    public boolean skipped(int commit) {
        return skipped.get(commit);
    }

    /** The next visit; empty if it has ended. */
    public Optional<Plan> next() {
        return suspects().probability() >= enough ? Optional.empty() : planner.next(belief, skipped);
    }

    /** The most likely answer so far. */
    public Suspects suspects() {
        return groups.best(belief.probabilities());
    }

    /** Whether the answer is as likely as was asked for. */
    public boolean sure() {
        return suspects().probability() >= enough;
    }

    /** By guess; see {@link Belief}. */
    public double[] probabilities() {
        return belief.probabilities();
    }
}
