package dev.subblock.analyzers.verdict;

import static dev.subblock.analyzers.Lines.badResult;
import static dev.subblock.analyzers.Lines.begin;
import static dev.subblock.analyzers.Lines.end;
import static dev.subblock.analyzers.Lines.halves;
import static dev.subblock.analyzers.Lines.miscompare;
import static dev.subblock.analyzers.Lines.scenario;
import static dev.subblock.analyzers.Lines.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.analyzers.Lines;
import dev.subblock.analyzers.console.GuestEnd;
import dev.subblock.analyzers.console.Severity;
import dev.subblock.analyzers.evidence.Evidence;
import dev.subblock.analyzers.evidence.EvidenceReader;
import dev.subblock.analyzers.evidence.Request;
import dev.subblock.analyzers.trace.Exploration;
import dev.subblock.analyzers.trace.ScenarioTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JudgeTest {
    private static final Given FIRED = Given.step(0, 32);
    private static final Given CLEAN = Given.step(8, 0);
    private static final Given CORRUPT = Given.step(8, 2);
    private static final List<String> UNUSABLE = List.of(begin("s", 32));

    static Stream<Arguments> rules() {
        return Stream.of(
                row(CLEAN, FIRED, Verdict.PASS, "0 of 32 trials corrupt, 32 of 32 in the control: had the bug been there, this many "
                        + "trials would have missed it with at most 1 %"),
                row(CORRUPT, FIRED, Verdict.FAIL, "2 of 32 trials corrupt: block 0: bytes 0–2047, written and acknowledged by write A, "
                        + "read as zeros: exactly the head pad of write B; class R1"),
                row(FIRED, FIRED, Verdict.FAIL, "32 of 32 trials corrupt: block 0"),
                row(CORRUPT, null, Verdict.FAIL, "2 of 32 trials corrupt"),
                // Corruption that is proven stays proven, whatever happened afterwards.
                row(CORRUPT.end(GuestEnd.QEMU_FAILED), FIRED, Verdict.FAIL, "2 of 32 trials corrupt"),
                row(CORRUPT.end(GuestEnd.PANIC), FIRED, Verdict.FAIL, "2 of 32 trials corrupt"),
                row(CORRUPT.trouble("the disk's server died"), FIRED, Verdict.ERROR, "the lab had trouble: the disk's server died"),
                // The end of the guest.
                row(CLEAN.end(GuestEnd.PANIC), FIRED, Verdict.FAIL, "the kernel panicked: end PANIC"),
                row(CLEAN.end(GuestEnd.OOPS), FIRED, Verdict.FAIL, "the kernel oopsed: end OOPS"),
                row(CLEAN.end(GuestEnd.REBOOT), FIRED, Verdict.FAIL, "the kernel reset the machine: end REBOOT"),
                row(CLEAN.end(GuestEnd.HANG), FIRED, Verdict.ERROR, "the guest hung: end HANG"),
                row(CLEAN.end(GuestEnd.SILENT_DEATH), FIRED, Verdict.ERROR, "the guest died silently: end SILENT_DEATH"),
                row(CLEAN.end(GuestEnd.QEMU_FAILED), FIRED, Verdict.ERROR, "QEMU failed: end QEMU_FAILED"),
                row(CLEAN.end(GuestEnd.NO_EVIDENCE), FIRED, Verdict.ERROR, "the guest left no evidence: end NO_EVIDENCE"),
                // The console: a hung task makes a hang the kernel's, QEMU's failure makes a complaint ours.
                row(CLEAN.console(Severity.FATAL), FIRED, Verdict.FAIL, "the kernel complained on its console: line 7: it said so"),
                row(CLEAN.console(Severity.FAILURE), FIRED, Verdict.FAIL, "the kernel complained on its console"),
                row(CLEAN.console(Severity.NOTE), FIRED, Verdict.PASS, "0 of 32"),
                row(CLEAN.console(Severity.FAILURE).end(GuestEnd.HANG), FIRED, Verdict.FAIL, "the kernel complained"),
                row(CLEAN.console(Severity.FAILURE).end(GuestEnd.QEMU_FAILED), FIRED, Verdict.ERROR, "QEMU failed"),
                row(CLEAN.lines(UNUSABLE).console(Severity.FATAL), FIRED, Verdict.FAIL, "the kernel complained"),
                // xfs_repair.
                row(CLEAN.repair(Repair.dirty("bad nblocks 8 for inode 131\nmore")), FIRED, Verdict.FAIL,
                        "xfs_repair -n found the file system damaged: bad nblocks 8 for inode 131"),
                row(CLEAN.repair(Repair.dirty("x")).end(GuestEnd.HANG), FIRED, Verdict.ERROR, "the guest hung"),
                row(CLEAN.repair(Repair.notRun("no xfs_repair")), FIRED, Verdict.INCONCLUSIVE, "xfs_repair -n was not run (no xfs_repair)"),
                // Evidence.
                row(CLEAN.lines(UNUSABLE), FIRED, Verdict.ERROR, "the evidence can't be used: it did not end"),
                row(CLEAN.lines(List.of()), FIRED, Verdict.ERROR, "the evidence can't be used: it left no evidence"),
                row(CORRUPT.lines(scenario("s", 31, 2)), FIRED, Verdict.ERROR, "the evidence can't be used: it began with 31 trials"),
                row(CLEAN.lines(List.of(begin("s", 32), write("s", 0, 1, 0, 512, -5), badResult("s", 0, 1, 512, -5), end("s", 32, 1))),
                        FIRED, Verdict.FAIL, "1 of 32 trials corrupt: write A returned EIO; no known class"),
                // The control.
                row(CLEAN, null, Verdict.INCONCLUSIVE, "there is no control"),
                row(CLEAN, Given.step(0, 0), Verdict.INCONCLUSIVE, "the control did not fire: 0 of 32 trials corrupt at step 0"),
                row(Given.step(0, 0), Given.step(0, 0), Verdict.INCONCLUSIVE, "the control did not fire"),
                row(CLEAN, FIRED.lines(UNUSABLE), Verdict.INCONCLUSIVE, "the control's evidence can't be used: it did not end"),
                row(CLEAN, FIRED.trouble("disk full"), Verdict.INCONCLUSIVE, "the control says nothing, the lab had trouble: disk full"),
                row(CLEAN, FIRED.lines(scenarioOfStaleData()), Verdict.INCONCLUSIVE, "the control did not fire as R1: 1 of 32 trials corrupt"),
                row(CLEAN, FIRED.end(GuestEnd.PANIC), Verdict.PASS, "0 of 32"),
                row(CLEAN, Given.step(0, 1), Verdict.INCONCLUSIVE, "the control shows the bug in only 1 of 32: "
                        + "2841 more clean trials are needed (2873 in all)"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void rule(Given given, Given control, Verdict verdict, String reason) {
        Cell cell = given.cell(control);
        assertThat(cell.reason()).contains(reason);
        assertThat(cell.verdict()).isEqualTo(verdict);
        assertThat(List.of(cell.raceClass(), cell.scenario(), cell.order())).containsExactly("R1", "s", "fifo");
    }

    /** Every way a boot can end, times corruption, times controls, times what else can be wrong. */
    @Test
    void nothingBadCanLookLikeAPass() {
        List<String> passed = new ArrayList<>();
        int tried = 0;
        for (GuestEnd end : GuestEnd.values()) {
            for (int corrupt : new int[] {0, 1, 32, -1}) {
                for (Given control : new Given[] {null, Given.step(0, 0), Given.step(0, 1), FIRED, FIRED.lines(UNUSABLE)}) {
                    for (Severity severity : new Severity[] {null, Severity.NOTE, Severity.FAILURE, Severity.FATAL}) {
                        for (Repair repair : List.of(Repair.clean(), Repair.dirty("x"), Repair.notRun("y"))) {
                            for (boolean trouble : new boolean[] {false, true}) {
                                Given given = corrupt < 0 ? CLEAN.lines(UNUSABLE) : Given.step(8, corrupt);
                                given = given.end(end).repair(repair);
                                given = severity == null ? given : given.console(severity);
                                given = trouble ? given.trouble("z") : given;
                                tried++;
                                if (given.cell(control).verdict() == Verdict.PASS) {
                                    passed.add(end + " " + corrupt + " " + (control == FIRED) + " " + severity + " "
                                            + repair.state() + " " + trouble);
                                }
                            }
                        }
                    }
                }
            }
        }
        assertThat(tried).isEqualTo(8 * 4 * 5 * 4 * 3 * 2);
        assertThat(passed).containsExactly("OK 0 true null CLEAN false", "OK 0 true NOTE CLEAN false");
    }

    @Test
    void theFirstControlThatFiredCounts() {
        Given silent = Given.step(0, 0);
        Given fired = Given.control("control-r1-x", 32);
        assertThat(CLEAN.cells(silent, fired).verdict()).isEqualTo(Verdict.PASS);
        assertThat(CLEAN.cells(silent, fired).reason()).contains("32 of 32 in the control");
        assertThat(CLEAN.cells(FIRED, Given.control("control-r1-x", 1)).verdict()).isEqualTo(Verdict.PASS);
        // In another way than the scenario is made to show, or unusable: the next one is asked.
        assertThat(CLEAN.cells(FIRED.lines(scenarioOfStaleData()), fired).verdict()).isEqualTo(Verdict.PASS);
        assertThat(CLEAN.cells(FIRED.lines(UNUSABLE), fired).verdict()).isEqualTo(Verdict.PASS);
        assertThat(CLEAN.cells(silent, Given.control("control-r1-x", 0)).reason())
                .endsWith("so a clean result says nothing; nor does the other control say anything");
        assertThat(CLEAN.cells(silent, Given.control("control-a", 0), Given.control("control-b", 0)).reason()).endsWith("nor do the other 2 controls say anything");
        assertThat(Given.control("control-r1-x", 0).cells(Given.control("control-r1-x", 0)).reason()).contains("0 of 32 trials corrupt at control-r1-x");
    }

    static Stream<Arguments> explorations() {
        Given clean = Given.step(8, 0);
        Given all = FIRED.ran(20, 12, 0, 0).trace(20, 0, new Exploration(20, true, 4, 256, 0, 0, 0));
        Given some = FIRED.ran(32, 9, 24, 8).trace(32, 24, new Exploration(8, false, 5, 8, 24, 0, 0));
        return Stream.of(
                row(clean.ran(20, 0, 0, 0).trace(20, 0, new Exploration(20, true, 4, 256, 0, 0, 0)), all, Verdict.PASS,
                        "all 20 orders of up to 4 outstanding requests were run; the control was corrupt in 12 of its 20"),
                row(clean.ran(1, 0, 0, 0).trace(1, 0, new Exploration(1, true, 1, 256, 0, 0, 0)), all, Verdict.PASS,
                        "the only order of up to 1 outstanding request was run; the control was corrupt in 12 of its 20"),
                row(clean.ran(1, 0, 0, 0).trace(1, 0, new Exploration(1, true, 1, 256, 0, 0, 0)), some, Verdict.PASS,
                        "the only order of up to 1 outstanding request was run; the control was corrupt in 9 of its 32"),
                row(clean.ran(1, 0, 0, 0).trace(1, 0, new Exploration(1, true, 0, 256, 0, 0, 0)), all, Verdict.PASS,
                        "there is one order only, because nothing was ever outstanding; the control was corrupt in 12 of its 20"),
                row(clean.ran(21, 0, 0, 0).trace(21, 0, new Exploration(20, true, 4, 256, 0, 1, 0)), all, Verdict.PASS,
                        "all 20 orders of up to 4 outstanding requests were run (1 trial went another way and had to be repeated)"),
                row(clean.ran(32, 0, 24, 0).trace(32, 24, new Exploration(8, false, 5, 8, 24, 0, 0)), all, Verdict.PASS,
                        "8 orders, depth first, is where the search stopped; then 0 of 24 random ones, 12 of 20 in the control: had the bug been "
                                + "there, this many trials would have missed it with at most 1 %"),
                row(clean.ran(32, 0, 24, 0).trace(32, 24, new Exploration(8, false, 5, 8, 24, 0, 0)), some, Verdict.PASS,
                        "then 0 of 24 random ones, 8 of 24 in the control"),
                row(clean.ran(10, 0, 2, 0).trace(10, 2, new Exploration(8, false, 5, 8, 2, 0, 0)), some, Verdict.INCONCLUSIVE,
                        "then 0 of 2 random ones, but the control shows the bug in only 8 of 24: 22 more clean trials are needed (24 in all)"),
                row(clean.ran(12, 0, 0, 0).trace(12, 0, new Exploration(8, false, 5, 8, 0, 4, 0)), all, Verdict.INCONCLUSIVE,
                        "8 orders, depth first, is where the search stopped, and 4 trials could not follow the order that was wanted; "
                                + "no random order was run behind that"),
                row(clean.ran(32, 0, 24, 0).trace(32, 24, new Exploration(8, false, 5, 8, 24, 0, 0)),
                        FIRED.ran(32, 3, 24, 0).trace(32, 24, new Exploration(8, false, 5, 8, 24, 0, 0)), Verdict.INCONCLUSIVE,
                        "the control showed the bug for sure in none of its 24 random orders"),
                // No search: trials are trials.
                row(clean.trace(32, 0, new Exploration(17, false, 5, 0, 0, 0, 0)), FIRED.trace(32, 0, new Exploration(30, false, 5, 0, 0, 0, 0)), Verdict.PASS,
                        "0 of 32 trials corrupt, 32 of 32 in the control"),
                row(clean.trace(32, 0, new Exploration(17, false, 5, 0, 0, 2, 0)), FIRED, Verdict.PASS,
                        "2 trials could not follow the order that was wanted; 0 of 30 trials corrupt"),
                row(clean.trace(32, 0, new Exploration(1, false, 5, 0, 0, 32, 0)), FIRED, Verdict.INCONCLUSIVE, "0 of 0 trials corrupt, but the control"),
                // A disk that nobody asks goes on with the oldest: that is no random order.
                row(clean.ran(32, 0, 24, 0).trace(32, 24, new Exploration(8, false, 5, 8, 24, 20, 20)), some, Verdict.INCONCLUSIVE,
                        "and 20 trials could not follow the order that was wanted; then 0 of 4 random ones, but the control shows the bug in only 8 of 24"),
                row(clean.ran(32, 0, 24, 0).trace(32, 24, new Exploration(8, false, 5, 8, 24, 0, 0)),
                        FIRED.ran(32, 9, 24, 8).trace(32, 24, new Exploration(8, false, 5, 8, 24, 8, 8)), Verdict.INCONCLUSIVE,
                        "the control showed the bug for sure in none of its 24 random orders"),
                // Two witnesses.
                row(clean.trace(31, 0, new Exploration(31, true, 5, 256, 0, 0, 0)), all, Verdict.ERROR,
                        "the evidence can't be used: the guest tells of 32 trials and 31 began on the disk"),
                row(CORRUPT.trace(33, 0, new Exploration(31, true, 5, 256, 0, 0, 0)), all, Verdict.ERROR, "the guest tells of 32 trials and 33 began"),
                row(clean.trace(32, 1, new Exploration(31, false, 5, 8, 1, 0, 0)), all, Verdict.ERROR, "the guest tells of 0 random samples and 1 began"),
                row(clean.trace(trace("t", Lines.RUN, List.of(), List.of())), all, Verdict.ERROR, "the evidence can't be used: the disk saw nothing of it"),
                row(clean.trace(trace("s", "ffffffff", List.of(), List.of())), all, Verdict.ERROR, "the disk saw another run of it, ffffffff"),
                row(clean.trace(trace("s", Lines.RUN, List.of(), List.of("line 7 is no event"))), all, Verdict.ERROR,
                        "the disk's trace is damaged: line 7 is no event"),
                row(clean, FIRED.trace(31, 0, new Exploration(31, true, 5, 256, 0, 0, 0)), Verdict.INCONCLUSIVE, "the control's evidence can't be used: the guest tells"),
                // Damage that a power cut shows.
                row(clean.trace(trace("s", Lines.RUN, List.of("trial 3: bad nblocks"), List.of())), FIRED, Verdict.FAIL,
                        "xfs_repair -n found the file system damaged: after a power cut, trial 3: bad nblocks"),
                row(clean.trace(trace("s", Lines.RUN, List.of("trial 3: bad nblocks"), List.of())).end(GuestEnd.HANG), FIRED, Verdict.FAIL, "trial 3"),
                row(CORRUPT.trace(trace("s", Lines.RUN, List.of("trial 3: bad nblocks"), List.of())), FIRED, Verdict.FAIL, "2 of 32 trials corrupt"));
    }

    @ParameterizedTest
    @MethodSource("explorations")
    void orders(Given given, Given control, Verdict verdict, String reason) {
        rule(given, control, verdict, reason);
    }

    @Test
    void theCellHasTheExplorationAndWhatIsShown() {
        Exploration all = new Exploration(32, true, 4, 256, 0, 0, 0);
        assertThat(CORRUPT.trace(32, 0, all).cell(FIRED).exploration()).contains(all);
        assertThat(CORRUPT.trace(31, 0, all).cell(FIRED).exploration()).isEmpty();
        assertThat(CORRUPT.cell(FIRED).shown()).hasValueSatisfying(f -> assertThat(f.raceClass()).isEqualTo("R1"));
        assertThat(CLEAN.cell(FIRED).shown()).isEmpty();
        assertThat(CLEAN.cell(FIRED).clean()).isTrue();
        assertThat(CORRUPT.cell(FIRED).clean()).isFalse();
    }

    /** Reported, never a failure and never a pass; what else is wrong with the kernel stays wrong. */
    @Test
    void whatNobodyPromisesIsSkipped() {
        Cell corrupt = CORRUPT.unpromised("left to the application").cell(FIRED);
        assertThat(corrupt.verdict()).isEqualTo(Verdict.SKIP);
        assertThat(corrupt.reason()).startsWith("not promised (left to the application): 2 of 32 trials corrupt: block 0: bytes 0–2047");
        assertThat(List.of(corrupt.promised(), corrupt.corrupted(), corrupt.corrupt())).containsExactly(false, false, 2);
        assertThat(CLEAN.unpromised("x").cell(FIRED).reason()).isEqualTo("not promised (x): 0 of 32 trials corrupt");
        assertThat(CLEAN.unpromised("x").cell(FIRED).verdict()).isEqualTo(Verdict.SKIP);
        assertThat(CORRUPT.unpromised("x").end(GuestEnd.PANIC).cell(FIRED).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(CORRUPT.unpromised("x").repair(Repair.dirty("y")).cell(FIRED).verdict()).isEqualTo(Verdict.FAIL);
    }

    /** What is known hides nothing else: only corruption of the scenario's own class is. */
    @Test
    void whatIsKnownIsSkippedAndAnythingElseIsNot() {
        Cell known = CORRUPT.unpromised("known: it is not bounced").cell(FIRED);
        assertThat(known.verdict()).isEqualTo(Verdict.SKIP);
        Request request = new Request("s", Lines.RUN, 32, Optional.of("known: it is not bounced"));
        Cell other = Given.of(OptionalInt.empty(), scenarioOfStaleData(), request).cell(FIRED);
        assertThat(other.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(other.reason()).startsWith("it is known to fail, but not like this: 1 of 32 trials corrupt: ").endsWith("class stale");
        assertThat(Given.of(OptionalInt.empty(), scenarioOfStaleData(), new Request("s", Lines.RUN, 32, Optional.of("x"))).cell(FIRED).verdict())
                .isEqualTo(Verdict.SKIP);
    }

    @Test
    void aComplaintIsOfTheScenarioThatWasUnderWayOrElseOfAll() {
        assertThat(CLEAN.complaint("s").cell(FIRED).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(CLEAN.complaint("").cell(FIRED).verdict()).isEqualTo(Verdict.FAIL);
        // One that this guest is not the last word on, or that never was.
        assertThat(CLEAN.complaint("t").cell(FIRED).verdict()).isEqualTo(Verdict.FAIL);
        Evidence two = EvidenceReader.read(Lines.boot(Stream.concat(scenario("s", 32, 0).stream(), scenario("t", 32, 0).stream()).toList()),
                List.of(Request.promised("s", Lines.RUN, 32), Request.promised("t", Lines.RUN, 32)));
        Given both = new Given("step-8", OptionalInt.of(8), two, List.of(), GuestEnd.OK, List.of(), Repair.clean(), Optional.empty());
        assertThat(both.complaint("t").cell(FIRED).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void evidenceThatCannotBeUsedCountsNoTrials() {
        Cell cell = CORRUPT.lines(scenario("s", 31, 2)).cell(FIRED);
        assertThat(cell.trials()).isZero();
        assertThat(cell.corrupt()).isZero();
        assertThat(CORRUPT.trouble("x").cell(FIRED).corrupted()).isFalse();
        assertThat(CORRUPT.cell(FIRED).corrupted()).isTrue();
    }

    @Test
    void aScenarioThatNeverBeganIsNamedByTheControl() {
        assertThat(CLEAN.lines(List.of()).cell(FIRED).raceClass()).isEqualTo("R1");
    }

    @Test
    void stockIsJudgedByTheSameRules() {
        Given stock = Given.of(OptionalInt.empty(), scenario("s", 32, 0));
        assertThat(stock.cell(FIRED).verdict()).isEqualTo(Verdict.PASS);
        assertThat(stock.cell(null).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void theControlIsStepZeroUnderTheSameOrder() {
        assertThatThrownBy(() -> CLEAN.cell(Given.step(1, 32))).isInstanceOf(IllegalArgumentException.class);
        Observation other = FIRED.observed();
        Observation shuffled = new Observation(other.kernel(), other.step(), "reverse", other.evidence(), other.traces(), other.end(),
                other.console(), other.repair(), other.trouble());
        assertThatThrownBy(() -> new Judge(0.01).judge(CLEAN.observed(), List.of(shuffled)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("reverse");
    }

    private static ScenarioTrace trace(String scenario, String run, List<String> damage, List<String> defects) {
        return new ScenarioTrace(run, scenario, "explore", 32, 0, 0, Optional.of(new Exploration(32, true, 4, 256, 0, 0, 0)), damage, List.of(), List.of(), defects);
    }

    private static List<String> scenarioOfStaleData() {
        List<String> halves = halves("s", 0);
        return List.of(begin("s", 32), halves.get(0), halves.get(1),
                miscompare("s", 0, 0, 0, 512, "direct", "write 1", "older"), end("s", 32, 1));
    }

    private static Arguments row(Given given, Given control, Verdict verdict, String reason) {
        return Arguments.of(given, control, verdict, reason);
    }
}
