package dev.subblock.analyzers.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
 * a cell at a step &ge; 1 is corrupt, was clean at step 0, and
 *   no claim names its scenario                               FAIL   (a regression)
 * a cell at step 0 fails without corruption                   ERROR  (what we carry is broken)
 * a kernel could not be run                                   as {@link StepFault#verdict()}
 * nothing was run                                             SKIP
 * </pre>
 *
 * Other corruption at a step says nothing by itself: before the fix it is expected, and after it a claim is refuted.
 * What nobody promises is never judged.
 */
public final class RunJudge {
    private RunJudge() {}

    /**
     * Judges a run.
     *
     * @param claims what became of each claim of the series
     * @param cells all cells of the series and of kernels outside it; the controls' own are not among them: they are to fail
     * @param faults the kernels that could not be run
     * @param reference with what the steps are compared: a run without it is inconclusive
     */
    public static RunVerdict judge(List<ClaimVerdict> claims, List<Cell> cells, List<StepFault> faults, Reference reference) {
        if (cells.isEmpty() && faults.isEmpty()) {
            return new RunVerdict(Verdict.SKIP, "nothing was run");
        }
        List<RunVerdict> said = new ArrayList<>();
        faults.forEach(f -> said.add(fault(f)));
        claims.forEach(c -> said.add(claim(c)));
        if (claims.isEmpty()) {
            said.add(new RunVerdict(Verdict.INCONCLUSIVE, "there is no claim to judge"));
        }
        cells.forEach(c -> said.add(cell(c)));
        said.addAll(regressions(claims, cells));
        if (reference == Reference.STOCK && cells.stream().allMatch(c -> c.step().isPresent())) {
            said.add(new RunVerdict(Verdict.INCONCLUSIVE, "no kernel outside the series was run to compare with"));
        }
        return worst(said, claims);
    }

    private static RunVerdict worst(List<RunVerdict> said, List<ClaimVerdict> claims) {
        Verdict worst = Verdict.merge(said.stream().map(RunVerdict::verdict).toList());
        if (worst == Verdict.PASS) {
            return new RunVerdict(Verdict.PASS, claims.size() == 1 ? "the claim holds" : "all " + claims.size() + " claims hold");
        }
        return said.stream().filter(s -> s.verdict() == worst).findFirst().orElseThrow();
    }

    private static RunVerdict fault(StepFault fault) {
        return new RunVerdict(fault.verdict(), fault.kernel() + ": " + fault.fault().words() + (fault.text().isEmpty() ? "" : ": " + fault.text()));
    }

    /**
     * Judges a run about a series that is held to no more than making nothing worse: the claims decide, which have weighed
     * what the base does wrong itself, and what is trouble of ours.
     *
     * @param claims as of {@link #judge}
     * @param cells likewise
     * @param faults likewise
     */
    public static RunVerdict standing(List<ClaimVerdict> claims, List<Cell> cells, List<StepFault> faults) {
        if (cells.isEmpty() && faults.isEmpty()) {
            return new RunVerdict(Verdict.SKIP, "nothing was run");
        }
        List<RunVerdict> said = new ArrayList<>();
        claims.forEach(c -> said.add(claim(c)));
        faults.stream().filter(f -> f.step().isEmpty()).forEach(f -> said.add(fault(f)));
        cells.stream().filter(c -> c.step().isEmpty() || c.verdict() == Verdict.ERROR).forEach(c -> said.add(cell(c)));
        return worst(said, claims);
    }

    /**
     * Judges one kernel by itself: its cells decide, and whether it could be run.
     *
     * @param cells of that kernel, the controls' own cells not among them
     * @param faults of that kernel: the question was whether it works, so what can be its doing is a {@code FAIL}
     */
    public static RunVerdict kernel(List<Cell> cells, List<StepFault> faults) {
        List<RunVerdict> said = new ArrayList<>();
        faults.forEach(f -> said.add(new RunVerdict(f.fault().verdict(), f.fault().words() + (f.text().isEmpty() ? "" : ": " + f.text()))));
        cells.stream().filter(RunJudge::judged).forEach(c -> said.add(new RunVerdict(c.verdict(), c.scenario() + " under " + c.order() + ": " + c.reason())));
        Verdict worst = Verdict.merge(said.stream().map(RunVerdict::verdict).toList());
        if (said.isEmpty()) {
            return new RunVerdict(Verdict.SKIP, cells.isEmpty() ? "nothing was run" : "nothing that was run is promised by anybody");
        }
        return worst == Verdict.PASS ? new RunVerdict(worst, "no corruption, and each scenario was seen to fail on a control")
                : said.stream().filter(s -> s.verdict() == worst).findFirst().orElseThrow();
    }

    private static boolean judged(Cell cell) {
        return cell.promised() || cell.verdict() != Verdict.SKIP;
    }

    /** What the series broke and nobody made a claim about. */
    private static List<RunVerdict> regressions(List<ClaimVerdict> claims, List<Cell> cells) {
        Glob claimed = new Glob(claims.stream().flatMap(c -> c.scenarios().stream()).toList());
        return cells.stream().filter(c -> c.step().orElse(0) > 0 && c.corrupted() && !claimed.matches(c.scenario()))
                .filter(c -> at(0, c, cells).map(Cell::clean).orElse(false))
                .map(c -> new RunVerdict(Verdict.FAIL, "a regression: clean at step 0, at " + c.kernel() + ", " + c.scenario()
                        + " under " + c.order() + ": " + c.reason()))
                .toList();
    }

    /** The same scenario under the same order at another step; the worst, if it was run more than once. */
    private static Optional<Cell> at(int step, Cell cell, List<Cell> cells) {
        return cells.stream().filter(c -> c.isAt(step) && c.scenario().equals(cell.scenario()) && c.order().equals(cell.order()))
                .reduce((a, b) -> a.verdict().merge(b.verdict()) == a.verdict() ? a : b);
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
            return judged(cell) ? cell.verdict() : Verdict.PASS;
        }
        return switch (cell.verdict()) {
            case ERROR -> Verdict.ERROR;
            case FAIL -> cell.corrupted() ? Verdict.PASS : cell.isAt(0) ? Verdict.ERROR : Verdict.FAIL;
            // A claim that needs such a cell is inconclusive itself.
            case PASS, INCONCLUSIVE, SKIP -> Verdict.PASS;
        };
    }
}
