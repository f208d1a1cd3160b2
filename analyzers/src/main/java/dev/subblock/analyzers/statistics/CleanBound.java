package dev.subblock.analyzers.statistics;

import java.util.Locale;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How many clean trials say that a bug is absent, given how often the control showed it.
 *
 * <p>The rate at which the control shows the bug is not known, only estimated from {@code corrupt} of
 * {@code trials}; its one-sided Clopper-Pearson lower bound is {@code lowerRate}. A kernel with the bug, at that
 * rate or above, would pass n trials with probability at most (1−lowerRate)^n, so n = ⌈ln alpha /
 * ln(1−lowerRate)⌉ clean trials push that to alpha or below. Source: field.md, "Statistically sound"; its figures
 * come out with a bound of 95 % confidence and an alpha of 1 %, so these are the defaults here.
 *
 * <p>Trials of one boot count as independent here. They are so only as far as each starts from fresh blocks.
 *
 * @param corrupt corrupt trials of the control, at least 1
 * @param trials trials of the control
 * @param confidence with which the control's rate is at least {@code lowerRate}, between 0 and 1
 * @param alpha the chance of missing the bug that is tolerated, between 0 and 1
 * @param lowerRate lower bound of the control's rate, between 0 and 1
 * @param needed clean trials needed, at least 1
 */
public record CleanBound(int corrupt, int trials, double confidence, double alpha, double lowerRate,
        long needed) {
    /** One wrong "pass" in a hundred; a tenth of that would cost half as many trials again. */
    public static final double ALPHA = 0.01;
    /** Guards against a control that was merely lucky: 99 % would ask for twice as many trials when it is rare. */
    public static final double CONFIDENCE = 0.95;

    /** @throws IllegalArgumentException as {@link #of(int, int, double, double)} */
    public static CleanBound of(int corrupt, int trials) {
        return of(corrupt, trials, CONFIDENCE, ALPHA);
    }

    /**
     * @throws IllegalArgumentException if the control did not fire ({@code corrupt} below 1: no number of clean
     *     trials would do), if {@code corrupt} exceeds {@code trials}, or confidence or alpha is not
     *     between 0 and 1
     */
    public static CleanBound of(int corrupt, int trials, double confidence, double alpha) {
        if (corrupt < 1 || corrupt > trials) {
            throw new IllegalArgumentException("a control needs between 1 and all trials corrupt: "
                    + corrupt + " of " + trials);
        }
        if (!(alpha > 0 && alpha < 1 && confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("alpha and confidence lie between 0 and 1: " + alpha + ", " + confidence);
        }
        double lower = BetaDistribution.of(corrupt, trials - corrupt + 1.0).inverseCumulativeProbability(1 - confidence);
        long needed = (long) Math.ceil(Math.log(alpha) / Math.log1p(-lower));
        return new CleanBound(corrupt, trials, confidence, alpha, lower, Math.max(1, needed));
    }

    /** How many clean trials are still missing after {@code clean} of them; 0 if they are enough. */
    public long missing(long clean) {
        return Math.max(0, needed - clean);
    }

    /** What {@code clean} trials say, for a number that is enough. */
    public String sentence(long clean) {
        return sentence(clean, "trials corrupt");
    }

    /** As {@link #sentence(long)}, of trials that go by another name: {@code trials corrupt}, {@code random ones}. */
    public String sentence(long clean, String what) {
        return String.format(Locale.ROOT, "0 of %d %s, %d of %d in the control: had the bug been there, "
                + "this many trials would have missed it with at most %s %%", clean, what, corrupt, trials, percent(alpha));
    }

    /** What {@code clean} trials lack, for a number that is not enough. */
    public String shortfall(long clean) {
        return shortfall(clean, "trials corrupt");
    }

    /** As {@link #shortfall(long)}, of trials that go by another name. */
    public String shortfall(long clean, String what) {
        return String.format(Locale.ROOT, "0 of %d %s, but the control shows the bug in only %d of %d: "
                + "%d more clean trials are needed (%d in all) to miss it with at most %s %%",
                clean, what, corrupt, trials, missing(clean), needed, percent(alpha));
    }

    private static String percent(double share) {
        String digits = String.format(Locale.ROOT, "%.4f", share * 100);
        return digits.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
}
