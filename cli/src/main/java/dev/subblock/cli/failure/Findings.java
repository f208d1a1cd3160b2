package dev.subblock.cli.failure;

import dev.subblock.analyzers.failure.KernelOutcomes;
import dev.subblock.analyzers.verdict.Verdict;
import dev.subblock.cli.experiment.Subject;
import dev.subblock.patches.control.Control;
import dev.subblock.reproducer.evidence.ErrorPoint;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a run learnt.
 *
 * @param kinds how many kinds were asked for
 * @param points those that were asked for
 * @param kernels the base as it came, if it was looked at, and steps, in their order
 */
record Findings(Subject subject, int kinds, List<ErrorPoint> points, List<KernelOutcomes> kernels, List<Caught> controls) {

    /**
     * A kernel in which a lock is not given back at a point.
     *
     * @param by what showed it; empty if nothing did
     */
    record Caught(Control control, String by) {
        boolean caught() {
            return !by.isEmpty();
        }
    }

    Findings {
        points = List.copyOf(points);
        kernels = List.copyOf(kernels);
        controls = List.copyOf(controls);
    }

    Verdict verdict() {
        Verdict verdict = kernels.stream().anyMatch(k -> k.step().isPresent()) ? Verdict.PASS : Verdict.INCONCLUSIVE;
        for (KernelOutcomes kernel : kernels) {
            if (kernel.step().isPresent() && !kernel.right()) {
                return Verdict.FAIL;
            }
            if (!kernel.open().isEmpty()) {
                verdict = Verdict.INCONCLUSIVE;
            }
        }
        return controls.isEmpty() || !controls.stream().allMatch(Caught::caught) ? verdict.merge(Verdict.INCONCLUSIVE) : verdict;
    }

    String reason() {
        List<String> reasons = new ArrayList<>();
        for (KernelOutcomes kernel : kernels) {
            int wrong = kernel.wrongs().size() + kernel.wrong().size();
            if (wrong > 0) {
                reasons.add(kernel.kernel() + ": " + wrong + " wrong");
            }
            if (!kernel.open().isEmpty()) {
                reasons.add(kernel.kernel() + ": " + kernel.open().size() + " not reached");
            }
        }
        long caught = controls.stream().filter(Caught::caught).count();
        reasons.add(controls.isEmpty() ? "no control was looked at" : caught + " of " + controls.size() + " controls caught");
        return String.join("; ", reasons);
    }
}
