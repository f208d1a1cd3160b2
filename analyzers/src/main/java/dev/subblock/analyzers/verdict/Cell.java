package dev.subblock.analyzers.verdict;

import dev.subblock.analyzers.finding.Finding;
import dev.subblock.analyzers.trace.Exploration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One scenario under one disk order on one kernel.
 *
 * @param kernel id of the kernel, e.g. {@code step-8} or {@code stock}
 * @param step how many patches of the series it has; empty for a kernel outside the series
 * @param raceClass what the scenario is made to show, e.g. {@code R1}
 * @param scenario its name
 * @param order disk order
 * @param promised whether anybody promises what the scenario asks for; otherwise it is reported and never judged
 * @param trials trials that count: 0 where the evidence can't be used
 * @param corrupt how many of them were corrupt; a {@code FAIL} with 0 is another fault of the kernel
 * @param exploration how far the disk came with the orders, if it says so
 * @param shown the finding that shows best what was corrupt, if anything was
 * @param verdict of this cell alone: a step before the fix is expected to fail, and fails
 * @param reason one sentence, never empty
 */
public record Cell(String kernel, OptionalInt step, String raceClass, String scenario, String order, boolean promised,
        int trials, int corrupt, Optional<Exploration> exploration, Optional<Finding> shown, Verdict verdict, String reason) {

    public Cell {
        Objects.requireNonNull(kernel, "kernel is null");
        Objects.requireNonNull(step, "step is null");
        Objects.requireNonNull(exploration, "exploration is null");
        Objects.requireNonNull(shown, "shown is null");
        Objects.requireNonNull(verdict, "verdict is null");
        Objects.requireNonNull(reason, "reason is null");
    }

    /** Whether this is a cell of that step of the series. */
    public boolean isAt(int wanted) {
        return step.isPresent() && step.getAsInt() == wanted;
    }

    /** Whether corruption was seen here that somebody promised not to be, and not only some other fault. */
    public boolean corrupted() {
        return verdict == Verdict.FAIL && corrupt > 0;
    }

    /** Whether something was run here, and nothing was corrupt. */
    public boolean clean() {
        return trials > 0 && corrupt == 0;
    }
}
