package dev.subblock.analyzers.cost;

import java.util.List;

/**
 * How many times dearer something is than something else, as a ratio of medians, with its bounds.
 *
 * <p>Each median has the interval between two of its samples, the k-th smallest and the k-th largest: it has the true median
 * between them unless fewer than k of all samples lie on one side of it, which is a matter of tossing coins whatever the
 * samples' distribution is (Thompson, Annals of Mathematical Statistics 7, 1936). The bounds of the ratio are those of its corners:
 * lowest by highest, and highest by lowest. Each interval is made to miss in at most half of what the ratio may (Bonferroni).
 *
 * @param point ratio of the medians
 * @param lower bound
 * @param upper bound
 */
public record Ratio(double point, double lower, double upper) {

    /** How often the bounds may miss. As in {@link dev.subblock.analyzers.statistics.Rate}. */
    private static final double MISS = 0.05;
    /** With fewer samples even the smallest and the largest miss more often. */
    public static final int FEWEST = 7;

    /** @throws IllegalArgumentException if there are fewer than {@link #FEWEST} samples of one, or one is not above 0 */
    public static Ratio of(List<Double> base, List<Double> other) {
        double[] from = sorted(base);
        double[] to = sorted(other);
        int k = rank(from.length);
        int l = rank(to.length);
        return new Ratio(median(to) / median(from), to[l] / from[from.length - 1 - k], to[to.length - 1 - l] / from[k]);
    }

    /** Whether nothing is known to differ. */
    public boolean hasOne() {
        return lower <= 1 && upper >= 1;
    }

    private static double[] sorted(List<Double> samples) {
        double[] sorted = samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length < FEWEST || !(sorted[0] > 0)) {
            throw new IllegalArgumentException("no ratio of these samples: " + samples);
        }
        return sorted;
    }

    private static double median(double[] sorted) {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** The largest k, from 0, so that k samples or fewer of n lie on a given side of their median in at most a quarter of {@link #MISS}. */
    private static int rank(int n) {
        double term = Math.pow(0.5, n);
        double sum = term;
        int k = 0;
        while (true) {
            term *= (double) (n - k) / (k + 1);
            sum += term;
            if (sum > MISS / 4) {
                return k;
            }
            k++;
        }
    }
}
