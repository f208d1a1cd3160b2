package dev.subblock.cli.experiment;

import java.util.random.RandomGenerator;

/**
 * Tokens of the runs of scenarios on one machine. The sectors of a trial carry the run's token plus the trial's
 * number, so two runs are further apart than one has trials: a sector of one is never taken for the other's.
 */
public final class RunTokens {

    /** More trials than a scenario ever has. */
    private static final int STRIDE = 1 << 16;

    private int next;

    public RunTokens(RandomGenerator random) {
        next = random.nextInt();
    }

    /** 8 hex digits. */
    public String next() {
        next += STRIDE;
        return String.format("%08x", next);
    }
}
