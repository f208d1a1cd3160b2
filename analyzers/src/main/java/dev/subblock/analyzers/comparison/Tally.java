package dev.subblock.analyzers.comparison;

import dev.subblock.analyzers.verdict.Verdict;
import java.util.Objects;

/**
 * A cell of a run, as far as it is compared.
 *
 * @param kernel its name in the comparison: cells of two runs with the same kernel and scenario are held against each other
 * @param trials 0 or more
 * @param corrupt of them
 * @param exhausted whether these were all the orders there are: then the figures are no sample
 */
public record Tally(String kernel, String scenario, int trials, int corrupt, boolean exhausted, Verdict verdict) {
    public Tally {
        Objects.requireNonNull(kernel, "kernel is null");
        Objects.requireNonNull(scenario, "scenario is null");
        Objects.requireNonNull(verdict, "verdict is null");
        if (corrupt < 0 || corrupt > trials) {
            throw new IllegalArgumentException(corrupt + " of " + trials + " corrupt in " + kernel + "/" + scenario);
        }
    }

    /** As one names a cell. */
    public String name() {
        return kernel + "/" + scenario;
    }
}
