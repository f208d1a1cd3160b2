package dev.subblock.analyzers.bisect;

/**
 * How few trials a bisection can do with, when the rate at which a corrupt kernel shows itself is known.
 *
 * <p>A trial is a use of a Z-channel: what is clean always looks clean, what is corrupt looks clean in a share 1-p of the
 * trials. Two things are proven of any method that errs with a chance of at most δ:
 *
 * <ul>
 * <li>It needs at least (H - h(δ) - δ log2 n) / C(p) trials, H being the entropy of where the commit may be, C(p) =
 *     log2(1 + p (1-p)^((1-p)/p)) the channel's capacity in bits, h the entropy of a coin. Fano's inequality, with
 *     capacity per use; feedback does not raise it (Cover and Thomas, Elements of Information Theory, 2nd ed., 2.10 and 7.12).
 * <li>The commit found and the one before it differ only in trials on the one before, and each of these, clean, is worth at
 *     most -ln(1-p). So at least d(δ) / -ln(1-p) trials go there, with d(δ) = (1-2δ) ln((1-δ)/δ) (Wald's identity, as in
 *     Kaufmann, Cappé and Garivier, JMLR 17, 2016, lemma 1).
 * </ul>
 *
 * {@link #floor()} is the larger of these two, and nothing can be below it. {@link #trials()} is the sum of the first
 * without Fano's discount and the second, as Burnashev adds searching and confirming (Problems of Information
 * Transmission 12, 1976): what the best method needs for long histories. For short ones it is a yardstick and not a proof.
 *
 * @param bits H: log2 of the number of commits, where each is as likely as the other
 * @param rate p, above 0 and at most 1
 * @param error δ, above 0 and below 1/2
 */
public record InformationBound(double bits, double rate, double error) {
    public InformationBound {
        if (!(bits >= 0 && rate > 0 && rate <= 1 && error > 0 && error < 0.5)) {
            throw new IllegalArgumentException("no bound for " + bits + " bits at " + rate + " and " + error);
        }
    }

    /** C(p), in bits for each trial. */
    public double capacity() {
        return rate == 1 ? 1 : Math.log1p(rate * Math.pow(1 - rate, (1 - rate) / rate)) / Math.log(2);
    }

    /** Trials to find it. */
    public double searching() {
        return bits / capacity();
    }

    /** Trials on the commit before it, to be sure that it is clean. */
    public double confirming() {
        return rate == 1 ? 0 : (1 - 2 * error) * Math.log((1 - error) / error) / -Math.log1p(-rate);
    }

    /** What the best method needs for long histories. */
    public double trials() {
        return searching() + confirming();
    }

    /** What no method can be below. */
    public double floor() {
        double coin = -(error * Math.log(error) + (1 - error) * Math.log1p(-error)) / Math.log(2);
        return Math.max(Math.max(0, bits - coin - error * bits) / capacity(), confirming());
    }
}
