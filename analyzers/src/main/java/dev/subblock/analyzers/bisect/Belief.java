package dev.subblock.analyzers.bisect;

import java.util.Arrays;
import org.apache.commons.numbers.gamma.LogBeta;

/**
 * How likely each commit is the one looked for, after what was seen. Immutable.
 *
 * <p>The guesses are: each commit 1 to n; 0, that it is at or before the old end; and {@link #never()}, that it is
 * not before the new end either. Under a guess each commit is either corrupt or clean. All corrupt commits show their
 * corruption at one rate, the same in all of them, which is not known: it has a beta distribution, which starts as
 * Jeffreys' (1/2, 1/2) and learns from every trial on a commit that the guess holds to be corrupt. So the rate measured
 * at the corrupt end counts from the start, with all its uncertainty, and one found lower later makes earlier clean
 * trials count less.
 */
public final class Belief {

    /**
     * How often a trial on a clean kernel shows corruption. Our oracle reads who wrote each sector and its checksum, so
     * it is nought; not counting on that lets two corrupt trials that contradict a clean history be weighed instead of
     * leaving no guess at all.
     */
    static final double FALSE_ALARM = 1e-6;

    /**
     * How often a corrupt kernel is clean under all the orders that a search found, where the corrupt end was not. The
     * same orders would have to go another way; the commit before the culprit is tried again after the search for that
     * reason. At one in a million, halving 5000 commits leaves 0.25 % for it.
     */
    static final double OVERLOOKED = 1e-6;

    /** That an end is not what it is said to be, before it is looked at. One named in good faith is wrong now and then. */
    static final double END_DOUBT = 0.05;

    private static final double JEFFREYS = 0.5;

    private final CommitGraph graph;
    private final Find find;
    /** Natural logarithms, up to a constant. */
    private final double[] weights;
    /** By guess: trials on commits that are corrupt under it. */
    private final int[] corrupt;
    private final int[] clean;
    /** Whether the last visit ran all orders there are: then the next one will. */
    private final boolean whole;

    private Belief(CommitGraph graph, Find find, double[] weights, int[] corrupt, int[] clean, boolean whole) {
        this.graph = graph;
        this.find = find;
        this.weights = weights;
        this.corrupt = corrupt;
        this.clean = clean;
        this.whole = whole;
    }

    /** Before anything was seen: every commit of the range is as likely as the other. */
    public static Belief before(CommitGraph graph, Find find) {
        int guesses = graph.size() + 2;
        double[] weights = new double[guesses];
        Arrays.fill(weights, Math.log((1 - 2 * END_DOUBT) / graph.size()));
        weights[0] = Math.log(END_DOUBT);
        weights[guesses - 1] = Math.log(END_DOUBT);
        return new Belief(graph, find, weights, new int[guesses], new int[guesses], false);
    }

    /** The guess that even the new end has it not. */
    public int never() {
        return weights.length - 1;
    }

    /** Whether a commit is corrupt under a guess. */
    boolean corrupt(int commit, int guess) {
        return find.corrupt(guess < never() && graph.has(commit, guess));
    }

    /** With one more visit. */
    public Belief after(Sighting seen) {
        double[] next = weights.clone();
        int[] moreCorrupt = corrupt.clone();
        int[] moreClean = clean.clone();
        double alarm = seen.corrupt() * Math.log(FALSE_ALARM) + seen.clean() * Math.log1p(-FALSE_ALARM);
        // The orders of one search are not drawn at the rate.
        double ofAll = seen.corrupt() == 0 ? Math.log(OVERLOOKED) : Math.log1p(-OVERLOOKED);
        for (int guess = 0; guess < next.length; guess++) {
            if (!corrupt(seen.commit(), guess)) {
                next[guess] += alarm;
            } else {
                double a = JEFFREYS + corrupt[guess];
                double b = JEFFREYS + clean[guess];
                next[guess] += seen.whole() ? ofAll : likelihood(a, b, seen.corrupt(), seen.clean());
                // A clean whole search says that there is no rate, not that it is lower.
                if (!seen.whole() || seen.corrupt() > 0) {
                    moreCorrupt[guess] += seen.corrupt();
                    moreClean[guess] += seen.clean();
                }
            }
        }
        return new Belief(graph, find, next, moreCorrupt, moreClean, seen.whole());
    }

    /** ln of the chance of these trials in this order, the rate being beta distributed. */
    private static double likelihood(double a, double b, int corrupt, int clean) {
        if (corrupt + clean == 1) {
            return Math.log((corrupt == 1 ? a : b) / (a + b));
        }
        return LogBeta.value(a + corrupt, b + clean) - LogBeta.value(a, b);
    }

    /** How likely each guess is; they add up to 1. */
    public double[] probabilities() {
        double top = Arrays.stream(weights).max().orElseThrow();
        double[] shares = Arrays.stream(weights).map(w -> Math.exp(w - top)).toArray();
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(s -> s / sum).toArray();
    }

    /** By guess, the chance that the next visit, with so many trials, shows a corrupt commit to be clean. */
    double[] silence(int trials) {
        double[] chances = new double[weights.length];
        for (int guess = 0; guess < chances.length; guess++) {
            double a = JEFFREYS + corrupt[guess];
            double b = JEFFREYS + clean[guess];
            chances[guess] = whole ? OVERLOOKED : trials == 1 ? b / (a + b) : Math.exp(likelihood(a, b, 0, trials));
        }
        return chances;
    }

    CommitGraph graph() {
        return graph;
    }

    Find find() {
        return find;
    }
}
