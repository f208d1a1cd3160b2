package dev.subblock.analyzers.verdict;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * Why a kernel was not run at all.
 *
 * @param kernel its id, e.g. {@code step-3}
 * @param step how many patches of the series it has; empty for a kernel outside the series
 * @param fault what went wrong
 * @param text one line of detail, e.g. the first compiler error
 */
public record StepFault(String kernel, OptionalInt step, Fault fault, String text) {
    public StepFault {
        Objects.requireNonNull(kernel, "kernel is null");
        Objects.requireNonNull(step, "step is null");
        Objects.requireNonNull(fault, "fault is null");
    }

    /**
     * What the fault means for the run. What only a patch of the series can have broken fails it; the same
     * fault at step 0 (base and control, which we carry) or outside the series is our trouble.
     */
    public Verdict verdict() {
        return step.orElse(0) >= 1 ? fault.verdict() : Verdict.ERROR;
    }
}
