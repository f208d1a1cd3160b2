package dev.subblock.analyzers.verdict;

import static dev.subblock.analyzers.Lines.begin;
import static dev.subblock.analyzers.Lines.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.analyzers.Lines;
import dev.subblock.analyzers.console.GuestEnd;
import dev.subblock.analyzers.console.GuestVerdict;
import dev.subblock.analyzers.evidence.Evidence;
import dev.subblock.analyzers.evidence.EvidenceReader;
import dev.subblock.analyzers.evidence.Request;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ControlsJudgeTest {
    private static final List<String> R1 = List.of("R1");

    @Test
    void aControlThatIsCaught() {
        ControlsVerdict verdict = ControlsJudge.judge(List.of(new ControlRun("r1-x", R1, List.of(boot("fifo", "a=0", "b=3"), boot("reverse", "a=2", "b=1")))));

        assertThat(verdict.verdict()).isEqualTo(Verdict.PASS);
        assertThat(verdict.reason()).isEqualTo("the control is caught");
        assertThat(verdict.uncaught()).isEmpty();
        ControlOutcome outcome = verdict.controls().get(0);
        assertThat(outcome.reason()).isEqualTo("caught in R1");
        assertThat(outcome.catches()).extracting(Catch::scenario, Catch::order, Catch::corrupt, Catch::withinMillis).containsExactly(
                org.assertj.core.groups.Tuple.tuple("b", "fifo", 3, 200L), org.assertj.core.groups.Tuple.tuple("a", "reverse", 2, 100L),
                org.assertj.core.groups.Tuple.tuple("b", "reverse", 1, 200L));
        assertThat(outcome.first()).hasValueSatisfying(c -> {
            assertThat(List.of(c.scenario(), c.order(), c.after(), c.own())).containsExactly("a", "reverse", 1, true);
            assertThat(c.shown().raceClass()).isEqualTo("R1");
        });
    }

    /** The first that was corrupt, counted from 1. */
    @Test
    void afterHowManyTrials() {
        List<String> late = new ArrayList<>(List.of(begin("a", 4)));
        late.addAll(Lines.halves("a", 2));
        late.add(Lines.end("a", 4, 1));
        ControlsVerdict verdict = ControlsJudge.judge(List.of(new ControlRun("r1-x", R1, List.of(boot("fifo", late, "a")))));
        assertThat(verdict.controls().get(0).catches()).singleElement().extracting(Catch::after).isEqualTo(3);
    }

    /** A part of the catalogue was run: the control is held to the classes in it, and to all of them if there is none. */
    @Test
    void aControlOfTwoClassesIsHeldToTheOneThatWasAsked() {
        List<String> both = List.of("R1", "R2");
        assertThat(ControlsJudge.judge(List.of(new ControlRun("r1-x", both, List.of(boot("fifo", "a=1"))))).verdict()).isEqualTo(Verdict.PASS);
        assertThat(ControlsJudge.judge(List.of(new ControlRun("r1-x", both, List.of(boot("fifo", "a=0"))))).reason())
                .isEqualTo("r1-x: nothing of R1 catches it, in 1 scenario");
        assertThat(ControlsJudge.judge(List.of(new ControlRun("r3-x", List.of("R3"), List.of(boot("fifo", "a=1"))))).verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void aControlThatNothingCatches() {
        ControlsVerdict verdict = ControlsJudge.judge(List.of(new ControlRun("step-0", List.of(), List.of(boot("fifo", "a=1", "b=1"))),
                new ControlRun("r1-x", R1, List.of(boot("fifo", "a=0", "b=0")))));
        assertThat(verdict.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(verdict.reason()).isEqualTo("r1-x: nothing of R1 catches it, in 2 scenarios");
        assertThat(verdict.uncaught()).isEmpty();
        assertThat(verdict.controls().get(0).verdict()).isEqualTo(Verdict.SKIP);
    }

    /** Corrupt in another way, or in another class: that is no catch of its own. */
    @Test
    void whatIsCaughtInAnotherWay() {
        List<String> stale = scenario("a", 4, 1).stream().map(l -> l.replace("\"seen\":\"zeros\"", "\"seen\":\"older\"")).toList();
        ControlsVerdict other = ControlsJudge.judge(List.of(new ControlRun("r1-x", R1, List.of(boot("fifo", stale, "a")))));
        assertThat(other.controls().get(0).catches()).singleElement().extracting(Catch::own).isEqualTo(false);
        assertThat(other.controls().get(0).first()).isEmpty();
        assertThat(other.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(other.uncaught()).containsExactly("a");

        ControlsVerdict elsewhere = ControlsJudge.judge(List.of(new ControlRun("r9-x", List.of("R9"), List.of(boot("fifo", "a=4")))));
        assertThat(elsewhere.reason()).isEqualTo("r9-x: no scenario of R9 was run on it");
        assertThat(elsewhere.uncaught()).isEmpty();
    }

    @Test
    void aScenarioThatNoControlMakesFail() {
        ControlsVerdict verdict = ControlsJudge.judge(List.of(new ControlRun("r1-x", R1, List.of(boot("fifo", "a=2", "b=0", "c=0")))));
        assertThat(verdict.uncaught()).containsExactly("b", "c");
        assertThat(verdict.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(verdict.reason()).isEqualTo("no control makes b fail, nor 1 other scenario");
    }

    @Test
    void whatNobodyPromisesNeedsNoControl() {
        Observation boot = observed("fifo", EvidenceReader.read(Lines.boot(scenario("a", 4, 0)),
                List.of(new Request("a", Lines.RUN, 4, Optional.of("left to the application")))), Optional.empty());
        assertThat(ControlsJudge.judge(List.of(new ControlRun("step-0", List.of(), List.of(boot)))).uncaught()).isEmpty();
    }

    /** Trouble of ours is no sign of a bad catalogue. */
    @Test
    void aControlThatSaysNothing() {
        Observation trouble = observed("fifo", boot("fifo", "a=3").evidence(), Optional.of("disk full"));
        ControlsVerdict verdict = ControlsJudge.judge(List.of(new ControlRun("r1-x", R1, List.of(trouble)), new ControlRun("r1-y", R1, List.of(boot("fifo", "a=1")))));
        assertThat(verdict.controls()).extracting(ControlOutcome::verdict).containsExactly(Verdict.ERROR, Verdict.PASS);
        assertThat(verdict.reason()).isEqualTo("r1-x: under fifo, the lab had trouble: disk full");
        assertThat(verdict.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(ControlsJudge.judge(List.of(new ControlRun("r1-x", R1, List.of(boot("fifo", List.of(begin("a", 4)), "a"))))).reason())
                .isEqualTo("r1-x: under fifo, the evidence of a can't be used: it did not end");
        assertThat(ControlsJudge.judge(List.of(new ControlRun("r1-x", R1, List.of()))).reason()).isEqualTo("r1-x: it was not run");
        assertThat(ControlsJudge.judge(List.of())).isEqualTo(new ControlsVerdict(List.of(), List.of(), Verdict.SKIP, "no control was run"));
    }

    /** Scenarios of four trials each, as {@code name=corrupt}. */
    private static Observation boot(String order, String... scenarios) {
        List<String> lines = new ArrayList<>();
        for (String scenario : scenarios) {
            lines.addAll(scenario(scenario.split("=")[0], 4, Integer.parseInt(scenario.split("=")[1])));
        }
        return boot(order, lines, Arrays.stream(scenarios).map(s -> s.split("=")[0]).toArray(String[]::new));
    }

    private static Observation boot(String order, List<String> lines, String... names) {
        return observed(order, EvidenceReader.read(Lines.boot(lines), Arrays.stream(names).map(n -> Request.promised(n, Lines.RUN, 4)).toList()), Optional.empty());
    }

    private static Observation observed(String order, Evidence evidence, Optional<String> trouble) {
        return new Observation("control-x", OptionalInt.empty(), order, evidence, List.of(), new GuestVerdict(GuestEnd.OK, "ended"), List.of(),
                Repair.clean(), trouble);
    }
}
