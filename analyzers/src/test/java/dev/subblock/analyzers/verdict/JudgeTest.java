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

import dev.subblock.analyzers.console.GuestEnd;
import dev.subblock.analyzers.console.Severity;
import java.util.ArrayList;
import java.util.List;
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

    private static List<String> scenarioOfStaleData() {
        List<String> halves = halves("s", 0);
        return List.of(begin("s", 32), halves.get(0), halves.get(1),
                miscompare("s", 0, 0, 0, 512, "direct", "write 1", "older"), end("s", 32, 1));
    }

    private static Arguments row(Given given, Given control, Verdict verdict, String reason) {
        return Arguments.of(given, control, verdict, reason);
    }
}
