package dev.subblock.analyzers.verdict;

import java.util.ArrayList;
import java.util.List;

/**
 * The verdict of a whole run. Every row that applies adds its verdict; the worst of them, in the order of
 * {@link Verdict}, is the run's, and its first reason the run's reason.
 *
 * <pre>
 * a claim is refuted                                          FAIL
 * a claim is inconclusive                                     INCONCLUSIVE
 * there is no claim                                           INCONCLUSIVE
 * a cell of a kernel outside the series                       its verdict
 * there is no kernel outside the series                       INCONCLUSIVE
 * a cell of the series is an ERROR                            ERROR
 * a cell at a step &ge; 1 fails without corruption               FAIL   (a patch broke the kernel)
 * a cell at step 0 fails without corruption                   ERROR  (what we carry is broken)
 * a kernel could not be run                                   as {@link StepFault#verdict()}
 * nothing was run                                             SKIP
 * </pre>
 *
 * Corruption at a step says nothing by itself: before the fix it is expected, and after it a claim is refuted.
 */
public final class RunJudge {
    private RunJudge() {}

    /**
     * Judges a run.
     *
     * @param claims what became of each claim of the series
     * @param cells all cells
     * @param faults the kernels that could not be run
     */
    public static RunVerdict judge(List<ClaimVerdict> claims, List<Cell> cells, List<StepFault> faults) {
        if (cells.isEmpty() && faults.isEmpty()) {
            return new RunVerdict(Verdict.SKIP, "nothing was run");
        }
        List<RunVerdict> said = new ArrayList<>();
        faults.forEach(f -> said.add(new RunVerdict(f.verdict(), f.kernel() + ": " + f.fault().words()
                + (f.text().isEmpty() ? "" : ": " + f.text()))));
        claims.forEach(c -> said.add(claim(c)));
        if (claims.isEmpty()) {
            said.add(new RunVerdict(Verdict.INCONCLUSIVE, "there is no claim to judge"));
        }
        cells.forEach(c -> said.add(cell(c)));
        if (cells.stream().allMatch(c -> c.step().isPresent())) {
            said.add(new RunVerdict(Verdict.INCONCLUSIVE, "no kernel outside the series was run to compare with"));
        }
        Verdict worst = Verdict.merge(said.stream().map(RunVerdict::verdict).toList());
        if (worst == Verdict.PASS) {
            return new RunVerdict(Verdict.PASS, claims.size() == 1 ? "the claim holds" : "all " + claims.size() + " claims hold");
        }
        return said.stream().filter(s -> s.verdict() == worst).findFirst().orElseThrow();
    }

    private static RunVerdict claim(ClaimVerdict claim) {
        Verdict verdict = switch (claim.outcome()) {
            case HOLDS -> Verdict.PASS;
            case REFUTED -> Verdict.FAIL;
            case INCONCLUSIVE -> Verdict.INCONCLUSIVE;
        };
        return new RunVerdict(verdict, "claim " + claim.id() + " is " + claim.outcome().word() + ": " + claim.reason());
    }

    private static RunVerdict cell(Cell cell) {
        return new RunVerdict(weight(cell), cell.kernel() + ", " + cell.scenario() + " under " + cell.order() + ": "
                + cell.reason());
    }

    private static Verdict weight(Cell cell) {
        if (cell.step().isEmpty()) {
            return cell.verdict();
        }
        return switch (cell.verdict()) {
            case ERROR -> Verdict.ERROR;
            case FAIL -> cell.corrupted() ? Verdict.PASS : cell.isAt(0) ? Verdict.ERROR : Verdict.FAIL;
            // A claim that needs such a cell is inconclusive itself.
            case PASS, INCONCLUSIVE, SKIP -> Verdict.PASS;
        };
    }
}
