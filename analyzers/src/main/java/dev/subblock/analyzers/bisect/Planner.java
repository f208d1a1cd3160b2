package dev.subblock.analyzers.bisect;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * Chooses the next visit: the commit and the number of trials with the most expected information about which commit it
 * is, for each second that they cost. Where a trial is sure to show what is there and all cost the same, that is the commit
 * that best halves what is left by weight, which is what {@code git bisect} takes.
 */
public final class Planner {

    /** A visit that tells less than this is no step forward: rounding, or commits that nothing can tell apart. */
    static final double LEAST_BITS = 1e-7;

    /** The chance that what can't be tried goes on with the next commit: it is broken for five in a row, on average. */
    private static final double RUNS_ON = 0.8;

    private final CommitGraph graph;
    private final Costs costs;
    private final int mostTrials;

    /** @param mostTrials in one visit, at least 1 */
    public Planner(CommitGraph graph, Costs costs, int mostTrials) {
        this.graph = graph;
        this.costs = costs;
        this.mostTrials = mostTrials;
    }

    /**
     * The best visit; of equal ones the newest.
     *
     * @param skipped commits that can't be tried. One that is near them probably can't either, and is hoped less of
     * @return empty if no visit tells anything
     */
    public Optional<Plan> next(Belief belief, BitSet skipped) {
        double[] likely = belief.probabilities();
        double[] hope = hope(skipped);
        Plan best = null;
        double bestRate = 0;
        for (int trials = 1; trials <= mostTrials; trials *= 2) {
            double[] bits = bits(belief, likely, trials);
            for (int commit = graph.newest(); commit >= 0; commit--) {
                double rate = bits[commit] * hope[commit] / (costs.visit(commit) + trials * costs.trial());
                if (bits[commit] > LEAST_BITS && rate > bestRate * (1 + 1e-9)) {
                    bestRate = rate;
                    best = new Plan(commit, trials, bits[commit]);
                }
            }
            // More trials than one would only repeat it, where the first costs nothing to begin.
            if (costs.visit(graph.newest()) == 0 && costs.visit(0) == 0) {
                break;
            }
        }
        return Optional.ofNullable(best);
    }

    /** By commit: expected information, in bits, of learning whether any of so many trials is corrupt. */
    private double[] bits(Belief belief, double[] likely, int trials) {
        double[] silence = belief.silence(trials);
        double alarm = -Math.expm1(trials * Math.log1p(-Belief.FALSE_ALARM));
        int guesses = likely.length - 1;
        double[] seen = new double[guesses];
        double[] noise = new double[guesses];
        for (int guess = 0; guess < guesses; guess++) {
            seen[guess] = likely[guess] * (1 - silence[guess]);
            noise[guess] = likely[guess] * entropy(silence[guess]);
        }
        double[] has = graph.sums(Arrays.copyOf(likely, guesses));
        double[] seenOf = graph.sums(seen);
        double[] noiseOf = graph.sums(noise);
        boolean bug = belief.find() == Find.BUG;
        int never = belief.never();
        double allSeen = Arrays.stream(seen).sum() + likely[never] * (1 - silence[never]);
        double allNoise = Arrays.stream(noise).sum() + likely[never] * entropy(silence[never]);
        double alarmNoise = entropy(alarm);
        double[] bits = new double[graph.size() + 1];
        for (int commit = 0; commit < bits.length; commit++) {
            // Guesses under which the commit is corrupt: those it has, or those it has not and "never".
            double corrupt = bug ? has[commit] : 1 - has[commit];
            double shown = bug ? seenOf[commit] : allSeen - seenOf[commit];
            double blur = bug ? noiseOf[commit] : allNoise - noiseOf[commit];
            double cleanShare = Math.max(0, 1 - corrupt);
            bits[commit] = entropy(shown + cleanShare * alarm) - blur - cleanShare * alarmNoise;
        }
        return bits;
    }

    /** In bits. */
    private static double entropy(double chance) {
        return chance <= 0 || chance >= 1 ? 0
                : -(chance * Math.log(chance) + (1 - chance) * Math.log1p(-chance)) / Math.log(2);
    }

    /** By commit, the chance that it can be tried: the further from one that can't, the better. */
    private double[] hope(BitSet skipped) {
        int[] distance = new int[graph.size() + 1];
        Arrays.fill(distance, Integer.MAX_VALUE / 2);
        skipped.stream().forEach(s -> distance[s] = 0);
        for (int commit = 1; commit < distance.length; commit++) {
            for (int parent : graph.parents(commit)) {
                distance[commit] = Math.min(distance[commit], distance[parent] + 1);
            }
        }
        for (int commit = distance.length - 1; commit > 0; commit--) {
            for (int parent : graph.parents(commit)) {
                distance[parent] = Math.min(distance[parent], distance[commit] + 1);
            }
        }
        return Arrays.stream(distance).mapToDouble(d -> 1 - Math.pow(RUNS_ON, d)).toArray();
    }
}
