package dev.subblock.analyzers.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * A share that was counted, with its two-sided Clopper-Pearson bounds (Clopper and Pearson, Biometrika 26, 1934): whatever the true
 * share is, bounds made so have it between them in at least {@link #CONFIDENCE} of all experiments.
 *
 * @param corrupt how many were
 * @param trials of so many, at least 1
 * @param lower bound, between 0 and 1
 * @param upper bound, between 0 and 1
 */
public record Rate(int corrupt, int trials, double lower, double upper) {
    /** What a reader takes error bars for where nothing is said. */
    public static final double CONFIDENCE = 0.95;

    /** @throws IllegalArgumentException if there are no trials, or {@code corrupt} is not between 0 and all of them */
    public static Rate of(int corrupt, int trials) {
        if (trials < 1 || corrupt < 0 || corrupt > trials) {
            throw new IllegalArgumentException("no share: " + corrupt + " of " + trials);
        }
        double tail = (1 - CONFIDENCE) / 2;
        double lower = corrupt == 0 ? 0 : BetaDistribution.of(corrupt, trials - corrupt + 1.0).inverseCumulativeProbability(tail);
        double upper = corrupt == trials ? 1 : BetaDistribution.of(corrupt + 1.0, trials - corrupt).inverseSurvivalProbability(tail);
        return new Rate(corrupt, trials, lower, upper);
    }

    /** The share itself. */
    public double share() {
        return (double) corrupt / trials;
    }
}
