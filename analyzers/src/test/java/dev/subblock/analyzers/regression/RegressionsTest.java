package dev.subblock.analyzers.regression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.analyzers.Lines;
import dev.subblock.analyzers.console.ConsoleFinding;
import dev.subblock.analyzers.console.GuestEnd;
import dev.subblock.analyzers.console.GuestVerdict;
import dev.subblock.analyzers.console.Severity;
import dev.subblock.analyzers.evidence.EvidenceReader;
import dev.subblock.analyzers.evidence.Request;
import dev.subblock.analyzers.trace.Exploration;
import dev.subblock.analyzers.verdict.Cell;
import dev.subblock.analyzers.verdict.ClaimVerdict;
import dev.subblock.analyzers.verdict.ClaimVerdict.Outcome;
import dev.subblock.analyzers.verdict.Observation;
import dev.subblock.analyzers.verdict.Repair;
import dev.subblock.analyzers.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RegressionsTest {
    private static final int MANY = 300;

    @Test
    void aSeriesThatMakesNothingWorseHolds() {
        List<ClaimVerdict> claims = Regressions.judge(List.of(good(0), good(1)), List.of(clean(0), clean(1)));
        assertThat(claims).extracting(ClaimVerdict::id).containsExactly("builds", "boots", "warnings", "console", "scenarios");
        assertThat(claims).allSatisfy(c -> assertThat(c.outcome()).as(c.id() + ": " + c.reason()).isEqualTo(Outcome.HOLDS));
    }

    @Test
    void aStepThatDoesNotBuildRefutes() {
        StepSeen broken = new StepSeen(2, Optional.empty(), Optional.of("fs/a.c:1: error: x"), List.of());
        List<ClaimVerdict> claims = Regressions.judge(List.of(good(0), good(1), broken), List.of(clean(0), clean(1)));
        assertThat(of("builds", claims).outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(of("builds", claims).reason()).isEqualTo("step 2: fs/a.c:1: error: x");
        assertThat(of("boots", claims).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(of("scenarios", claims).outcome()).isEqualTo(Outcome.INCONCLUSIVE);

        StepSeen base = new StepSeen(0, Optional.empty(), Optional.of("fs/a.c:1: error: x"), List.of());
        assertThat(of("builds", Regressions.judge(List.of(base, broken), List.of())).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void aNewWarningRefutesAndOneThatOnlyMovedDoesNot() {
        assertThat(of("warnings", Regressions.judge(List.of(warned(0, "fs/a.c:1:1: warning: x"), warned(1, "fs/a.c:9:1: warning: x")), List.of())).outcome())
                .isEqualTo(Outcome.HOLDS);
        ClaimVerdict claim = of("warnings", Regressions.judge(List.of(good(0), warned(1, "fs/a.c:9:1: warning: x")), List.of()));
        assertThat(claim.outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(claim.reason()).isEqualTo("step 1: fs/a.c:9:1: warning: x");
    }

    @Test
    void aStepThatPanicsRefutesAndOneThatHangsDoesNot() {
        assertThat(of("boots", Regressions.judge(List.of(good(0), ended(1, GuestEnd.PANIC)), List.of())).outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(of("boots", Regressions.judge(List.of(good(0), ended(1, GuestEnd.HANG)), List.of())).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(of("boots", Regressions.judge(List.of(ended(0, GuestEnd.PANIC), ended(1, GuestEnd.PANIC)), List.of())).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void aComplaintThatTheBaseHasNotRefutes() {
        String warn = "WARNING: CPU: 0 PID: 7 at fs/xfs/a.c:12 f+0x1/0x2";
        String again = "WARNING: CPU: 0 PID: 9 at fs/xfs/a.c:19 f+0x3/0x4";
        assertThat(of("console", Regressions.judge(List.of(good(0), said(1, warn)), List.of())).outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(of("console", Regressions.judge(List.of(said(0, warn), said(1, again)), List.of())).outcome()).isEqualTo(Outcome.HOLDS);
    }

    @Test
    void whatChanceExplainsIsNoRegression() {
        assertThat(scenarios(clean(0), cell(1, MANY, 60, Verdict.FAIL, false)).outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(scenarios(clean(0), cell(1, MANY, 1, Verdict.FAIL, false)).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(scenarios(cell(0, 24, 0, Verdict.PASS, true), cell(1, 24, 1, Verdict.FAIL, true)).outcome()).isEqualTo(Outcome.REFUTED);
    }

    @Test
    void whatCannotBeToldIsNotPassed() {
        assertThat(scenarios(cell(0, MANY, 0, Verdict.INCONCLUSIVE, false), cell(1, MANY, 0, Verdict.INCONCLUSIVE, false)).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(scenarios(clean(0), cell(1, MANY, 0, Verdict.INCONCLUSIVE, false)).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(scenarios(clean(0)).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        // It fails on the base too, and then nothing is left that passes there.
        assertThat(scenarios(cell(0, MANY, 60, Verdict.FAIL, false), cell(1, MANY, 60, Verdict.FAIL, false)).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    private static ClaimVerdict scenarios(Cell... cells) {
        return of("scenarios", Regressions.judge(List.of(good(0), good(1)), List.of(cells)));
    }

    private static ClaimVerdict of(String id, List<ClaimVerdict> claims) {
        return claims.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    }

    private static Cell clean(int step) {
        return cell(step, MANY, 0, Verdict.PASS, false);
    }

    private static Cell cell(int step, int trials, int corrupt, Verdict verdict, boolean exhausted) {
        Optional<Exploration> exploration = exhausted ? Optional.of(new Exploration(trials, true, 2, 256, 0, 0, 0)) : Optional.empty();
        return new Cell("step-" + step, OptionalInt.of(step), "R1", "s", "fifo", true, trials, corrupt, exploration, Optional.empty(), verdict, "it was so");
    }

    private static StepSeen good(int step) {
        return ended(step, GuestEnd.OK);
    }

    private static StepSeen warned(int step, String warning) {
        return new StepSeen(step, Optional.of(List.of(warning)), Optional.empty(), good(step).guests());
    }

    private static StepSeen ended(int step, GuestEnd end) {
        return seen(step, end, List.of());
    }

    private static StepSeen said(int step, String text) {
        return seen(step, GuestEnd.OK, List.of(new ConsoleFinding("warn", Severity.FAILURE, 7, text, "", "", List.of())));
    }

    private static StepSeen seen(int step, GuestEnd end, List<ConsoleFinding> console) {
        Observation guest = new Observation("step-" + step, OptionalInt.of(step), "fifo",
                EvidenceReader.read(Lines.boot(Lines.scenario("s", 32, 0)), List.of(Request.promised("s", Lines.RUN, 32))), List.of(),
                new GuestVerdict(end, "it ended so"), console, Repair.clean(), Optional.empty());
        return new StepSeen(step, Optional.of(List.of()), Optional.empty(), List.of(guest));
    }
}
