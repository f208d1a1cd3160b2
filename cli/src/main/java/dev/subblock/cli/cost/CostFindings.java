package dev.subblock.cli.cost;

import dev.subblock.analyzers.cost.CostJudge;
import dev.subblock.analyzers.cost.CostJudge.Judged;
import dev.subblock.analyzers.cost.KernelCosts;
import dev.subblock.analyzers.verdict.Verdict;
import dev.subblock.cli.experiment.Subject;
import dev.subblock.reproducer.load.Fit;
import dev.subblock.reproducer.load.Load;
import dev.subblock.reproducer.load.Store;
import java.util.List;

/**
 * All that a run learnt so far.
 *
 * @param seen the first kernel, the first kernel again, and the others; the last is judged
 * @param controls kernels that must be seen to be dearer than the first
 */
record CostFindings(Subject subject, List<Load> loads, List<KernelCosts> seen, List<KernelCosts> controls) {
    CostFindings {
        loads = List.copyOf(loads);
        seen = List.copyOf(seen);
        controls = List.copyOf(controls);
    }

    KernelCosts first() {
        return seen.get(0);
    }

    /** What others are compared with: both boots of the first, so that what differs from boot to boot makes bounds wide. */
    KernelCosts base() {
        return seen.size() > 1 ? first().and(seen.get(1)) : first();
    }

    /** A pass is given only if each control that was looked at was caught. */
    Judged judged() {
        if (seen.size() < 3) {
            return new Judged(Verdict.INCONCLUSIVE, "not yet measured");
        }
        Judged last = judge(seen.get(seen.size() - 1));
        for (KernelCosts control : controls) {
            if (last.verdict() == Verdict.PASS && !caught(control)) {
                return new Judged(Verdict.INCONCLUSIVE, control.kernel() + " was not seen to be dearer: nothing is proven");
            }
        }
        return last;
    }

    Judged judge(KernelCosts kernel) {
        return CostJudge.judge(base(), kernel, loads.stream().filter(CostFindings::judges).map(Load::name).toList());
    }

    /** Whether a load must stay as cheap as it was: writes of whole blocks, where nobody waits for a disk. */
    static boolean judges(Load load) {
        return load.store() == Store.INSTANT && load.fit() == Fit.ALIGNED;
    }

    boolean caught(KernelCosts control) {
        return judge(control).verdict() == Verdict.FAIL;
    }
}
