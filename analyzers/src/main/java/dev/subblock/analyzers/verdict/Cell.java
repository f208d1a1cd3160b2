package dev.subblock.analyzers.verdict;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * One scenario under one disk order on one kernel.
 *
 * @param kernel id of the kernel, e.g. {@code step-8} or {@code stock}
 * @param step how many patches of the series it has; empty for a kernel outside the series
 * @param raceClass what the scenario is made to show, e.g. {@code R1}
 * @param scenario its name
 * @param order disk order
 * @param trials trials that count: 0 where the evidence can't be used
 * @param corrupt how many of them were corrupt; a {@code FAIL} with 0 is another fault of the kernel
 * @param verdict of this cell alone: a step before the fix is expected to fail, and fails
 * @param reason one sentence, never empty
 */
public record Cell(String kernel, OptionalInt step, String raceClass, String scenario, String order, int trials,
        int corrupt, Verdict verdict, String reason) {

    public Cell {
        Objects.requireNonNull(kernel, "kernel is null");
        Objects.requireNonNull(step, "step is null");
        Objects.requireNonNull(verdict, "verdict is null");
        Objects.requireNonNull(reason, "reason is null");
    }

    /** Whether this is a cell of that step of the series. */
    public boolean isAt(int wanted) {
        return step.isPresent() && step.getAsInt() == wanted;
    }

    /** Whether corruption was seen here, and not only some other fault. */
    public boolean corrupted() {
        return verdict == Verdict.FAIL && corrupt > 0;
    }
}
