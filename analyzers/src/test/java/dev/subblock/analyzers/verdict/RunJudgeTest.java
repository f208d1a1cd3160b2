package dev.subblock.analyzers.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.analyzers.verdict.ClaimVerdict.Outcome;
import dev.subblock.patches.claim.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RunJudgeTest {
    /** Letters as in {@link ClaimJudgeTest}, the last one for stock; one claim, from step 3 of 3. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "CCCp p | PASS         | the claim holds",
        "CCCC p | FAIL         | claim c is refuted: step 3, r1-a under fifo: why C",
        "CCCp C | FAIL         | stock, r1-a under fifo: why C",
        "CCCp f | FAIL         | stock, r1-a under fifo: why f",
        "CCCp i | INCONCLUSIVE | stock, r1-a under fifo: why i",
        "CCCp e | ERROR        | stock, r1-a under fifo: why e",
        "CCCp . | INCONCLUSIVE | no kernel outside the series was run to compare with",
        "CCCi p | INCONCLUSIVE | claim c is inconclusive: step 3",
        "CCpp p | INCONCLUSIVE | claim c is inconclusive: clean before",
        "CpCp p | PASS         | the claim holds",
        "CiCp p | PASS         | the claim holds",
        // A patch that breaks the kernel fails the run, also before the fix; a control that does is our own.
        "CfCp p | FAIL         | step-1, r1-a under fifo: why f",
        "fCCp p | ERROR        | step-0, r1-a under fifo: why f",
        "CeCp p | ERROR        | step-1, r1-a under fifo: why e",
        "CCCe p | ERROR        | step-3, r1-a under fifo: why e",
        // What is proven stays proven.
        "CeCC p | FAIL         | claim c is refuted: step 3",
        "iiip p | INCONCLUSIVE | claim c is inconclusive: clean before",
    })
    void table(String steps, Verdict verdict, String reason) {
        RunVerdict run = run(steps, List.of());
        assertThat(run.reason()).contains(reason);
        assertThat(run.verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aKernelThatCouldNotBeRunIsNeverAPass(Fault fault) {
        StepFault atStep = new StepFault("step-2", OptionalInt.of(2), fault, "x.c:1: error");
        RunVerdict run = run("CCCp p", List.of(atStep));
        assertThat(run.verdict()).isEqualTo(fault.verdict()).isIn(Verdict.FAIL, Verdict.ERROR);
        assertThat(run.reason()).isEqualTo("step-2: " + fault.words() + ": x.c:1: error");
        // What we carry, and what is not of the series, is never the series' fault.
        for (OptionalInt step : List.of(OptionalInt.of(0), OptionalInt.empty())) {
            assertThat(run("CCCp p", List.of(new StepFault("k", step, fault, ""))).verdict()).isEqualTo(Verdict.ERROR);
        }
    }

    @Test
    void whoseFaultItIs() {
        assertThat(Fault.values()).filteredOn(f -> f.verdict() == Verdict.FAIL).containsExactly(Fault.DOES_NOT_APPLY,
                Fault.DOES_NOT_BUILD, Fault.PANIC, Fault.OOPS, Fault.REBOOT, Fault.COMPLAINED, Fault.FILE_SYSTEM_DAMAGED);
    }

    /** A scenario that no claim names, by its letters at the steps. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ppCp | FAIL | a regression: clean at step 0, at step-2, r9-a under fifo: why C",
        "iCCC | FAIL | a regression: clean at step 0, at step-1, r9-a under fifo: why C",
        "CpCp | PASS | the claim holds",
        "CCCC | PASS | the claim holds",
        "eeCp | ERROR | step-0, r9-a under fifo: why e",
        "..Cp | PASS | the claim holds",
        "pppp | PASS | the claim holds",
    })
    void aRegressionThatNobodyMadeAClaimAbout(String steps, Verdict verdict, String reason) {
        List<Cell> cells = cells("CCCp p");
        cells.addAll(ClaimJudgeTest.cells("r9-a", "fifo", steps));
        ClaimVerdict claim = ClaimJudge.judge(new Claim("c", "q", List.of("r1-*"), 3), cells, 3);
        RunVerdict run = RunJudge.judge(List.of(claim), cells, List.of(), Reference.STOCK);
        assertThat(run.reason()).isEqualTo(reason);
        assertThat(run.verdict()).isEqualTo(verdict);
        // One that a claim names is the claim's business.
        ClaimVerdict named = new ClaimVerdict("c", "q", List.of("r1-*", "r9-*"), 3, Outcome.HOLDS, "r", Optional.empty());
        assertThat(RunJudge.judge(List.of(named), cells, List.of(), Reference.STOCK).reason()).doesNotContain("regression");
    }

    @Test
    void anotherOrderIsNoRegression() {
        List<Cell> cells = cells("CCCp p");
        cells.addAll(ClaimJudgeTest.cells("r9-a", "fifo", "pp.."));
        cells.addAll(ClaimJudgeTest.cells("r9-a", "reverse", "..C."));
        ClaimVerdict claim = ClaimJudge.judge(new Claim("c", "q", List.of("r1-*"), 3), cells, 3);
        assertThat(RunJudge.judge(List.of(claim), cells, List.of(), Reference.STOCK).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void whatNobodyPromisesDecidesNothing() {
        List<Cell> cells = cells("CCCp p");
        cells.add(ClaimJudgeTest.unpromised("stock", OptionalInt.empty()));
        cells.add(ClaimJudgeTest.unpromised("step-3", OptionalInt.of(3)));
        ClaimVerdict claim = ClaimJudge.judge(new Claim("c", "q", List.of("r1-*"), 3), cells, 3);
        assertThat(RunJudge.judge(List.of(claim), cells, List.of(), Reference.STOCK).verdict()).isEqualTo(Verdict.PASS);
        assertThat(RunJudge.kernel(cells.subList(4, 6), List.of()).verdict()).isEqualTo(Verdict.PASS);
        assertThat(RunJudge.kernel(cells.subList(5, 6), List.of()))
                .isEqualTo(new RunVerdict(Verdict.SKIP, "nothing that was run is promised by anybody"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "p | PASS         | no corruption, and each scenario was seen to fail on a control",
        "C | FAIL         | r1-a under fifo: why C",
        "i | INCONCLUSIVE | r1-a under fifo: why i",
        "e | ERROR        | r1-a under fifo: why e",
        ". | SKIP         | nothing was run",
    })
    void oneKernel(String stock, Verdict verdict, String reason) {
        List<Cell> cells = cells(". " + stock);
        assertThat(RunJudge.kernel(cells, List.of())).isEqualTo(new RunVerdict(verdict, reason));
        StepFault broken = new StepFault("tree", OptionalInt.empty(), Fault.DOES_NOT_BUILD, "x.c:1");
        assertThat(RunJudge.kernel(cells, List.of(broken)).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void withoutAClaimThereIsNothingToPass() {
        assertThat(RunJudge.judge(List.of(), cells("CCCp p"), List.of(), Reference.STOCK).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aBaseThatIsStep0NeedsNoOtherToCompareWith() {
        List<Cell> cells = cells("CCCp p").stream().filter(c -> c.step().isPresent()).toList();
        ClaimVerdict claim = ClaimJudge.judge(new Claim("c", "q", List.of("r1-*"), 3), cells, 3);
        assertThat(RunJudge.judge(List.of(claim), cells, List.of(), Reference.STEP_0).verdict()).isEqualTo(Verdict.PASS);
        assertThat(RunJudge.judge(List.of(claim), cells, List.of(), Reference.STOCK))
                .isEqualTo(new RunVerdict(Verdict.INCONCLUSIVE, "no kernel outside the series was run to compare with"));
    }

    @Test
    void nothingRunIsASkip() {
        ClaimVerdict holds = new ClaimVerdict("c", "q", List.of("r1-*"), 3, Outcome.HOLDS, "r", Optional.empty());
        assertThat(RunJudge.judge(List.of(holds), List.of(), List.of(), Reference.STOCK).verdict()).isEqualTo(Verdict.SKIP);
    }

    @Test
    void severalClaims() {
        ClaimVerdict holds = new ClaimVerdict("c", "q", List.of("r1-*"), 3, Outcome.HOLDS, "r", Optional.empty());
        assertThat(RunJudge.judge(List.of(holds, holds), cells("CCCp p"), List.of(), Reference.STOCK))
                .isEqualTo(new RunVerdict(Verdict.PASS, "all 2 claims hold"));
    }

    private static RunVerdict run(String steps, List<StepFault> faults) {
        List<Cell> cells = cells(steps);
        ClaimVerdict claim = ClaimJudge.judge(new Claim("c", "q", List.of("r1-*"), 3), cells, 3);
        return RunJudge.judge(List.of(claim), cells, faults, Reference.STOCK);
    }

    private static List<Cell> cells(String steps) {
        String[] parts = steps.split(" ");
        List<Cell> cells = new ArrayList<>(ClaimJudgeTest.cells("r1-a", "fifo", parts[0]));
        ClaimJudgeTest.cells("r1-a", "fifo", parts[1]).forEach(c -> cells.add(ClaimJudgeTest.cell("stock", OptionalInt.empty(),
                c.scenario(), c.order(), c.trials(), c.corrupt(), c.verdict(), c.reason())));
        return cells;
    }
}
