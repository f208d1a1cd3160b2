package dev.subblock.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.cli.run.Given;
import dev.subblock.cli.run.Results;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextReportTest {

    private static String report(Results results) {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        TextReport.print(results, Path.of("/runs/r"), Ink.PLAIN, writer);
        writer.flush();
        return out.toString();
    }

    private static void fits(String report) {
        assertThat(report.lines()).allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80));
    }

    @Test
    void aRunThatPassed() {
        assertThat(report(Given.results())).isEqualTo("""
                xfs-unaligned-dio v2 on linux-6.1 6.1.192-2 (tcg), disk order fifo

                kernel  R1   newest patch
                stock   pass linux-6.1 6.1.192-2
                step-0  FAIL xfs: undo the unaligned dio work
                step-1  pass xfs: serialise unaligned direct I/O

                claim serialised (from step 1): holds
                  "It is the submission that is serialised."
                  clean in 1 cell at step 1

                step-0, r1-4k-hole-one-halves (30 of 32): block 0: bytes 0–2047 read as zeros:
                  exactly the head pad of write 2; class R1
                  to see it again:
                    ./subblock reproduce --step 0 --scenario r1-4k-hole-one-halves --order fifo

                verdict: pass: the claim holds
                """);
    }

    /** Fifteen classes, controls, what landed, what is not promised, how fast: all that a real run has. */
    @Test
    void aRunOfTheWholeCatalogue() {
        List<Results.StepInfo> steps = List.of(Given.step(null, "stock", "linux-6.1 6.1.192-2"), Given.step(null, "control-r9-no-drain", "revive it"),
                Given.step(0, "step-0", "xfs: undo the unaligned dio work"), Given.step(8, "step-8", "xfs: serialise unaligned direct I/O"),
                Given.step(9, "step-9", "xfs: be alone in flight"));
        List<Results.CellInfo> cells = new ArrayList<>();
        for (Results.StepInfo step : steps) {
            for (int n : new int[] {1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 14, 15, 16, 17, 18}) {
                boolean control = step.kernel().startsWith("control-");
                boolean fails = control ? n == 9 : step.step() != null && (n == 1 && step.step() < 8 || n == 2 && step.step() < 9);
                if (!control || n == 9) {
                    String verdict = n == 15 ? "skip" : n == 18 && step.step() != null && step.step() == 9 ? "inconclusive" : fails ? "fail" : "pass";
                    cells.add(Given.cell(step.step(), step.kernel(), "R" + n, "r" + n + "-4k-hole-x", fails ? 18 : n == 15 ? 3 : 0, verdict));
                }
            }
        }
        Results.CellInfo first = cells.stream().filter(c -> c.kernel().equals("step-0") && c.raceClass().equals("R1")).findFirst().orElseThrow();
        cells.set(cells.indexOf(first), new Results.CellInfo(0, "step-0", "R1", first.scenario(), "explore", 24, 18, "fail", first.reason(), first.findings(),
                true, first.orders(), first.boot(), List.of("request 1, bytes 0–511: data of write A",
                        "request 3, bytes 0–511: zeros: the head pad of write B  <== this one did it"), null, List.of("R1")));
        Results r = Given.with(steps, cells);
        Results whole = new Results(1, "inconclusive", 3, "a claim is open", r.base(), r.series(), r.host(), r.steps(), r.cells(), List.of(),
                List.of(new Results.ControlInfo("r9-no-drain", List.of("R9"), "It does not drain.", "caught", "caught in R9",
                        List.of(new Results.CatchInfo("r9-4k-hole-x", "explore", 2, 18, 24, 1.25))),
                        new Results.ControlInfo("r4-stale-eof", List.of("R4"), "It is stale.", "missed", "nothing of R4 catches it, in 3 scenarios", List.of())),
                List.of("r4-4k-hole-x"), new Results.ExplorationInfo(1704, 17.5, 97.37, List.of(new Results.CostInfo("the guest in trials", 8.2),
                        new Results.CostInfo("reading back", 3.1), new Results.CostInfo("making files ready", 2.9), new Results.CostInfo("the disk in trials", 0.4))),
                Map.of());

        assertThat(report(whole)).isEqualTo("""
                xfs-unaligned-dio v2 on linux-6.1 6.1.192-2 (tcg), disk order explore

                kernel  R1   R2   R3   R4   R5   R8   R9   R10  newest patch
                stock   pass pass pass pass pass pass pass pass linux-6.1 6.1.192-2
                step-0  FAIL FAIL pass pass pass pass pass pass xfs: undo the unaligned dio work
                step-8  pass FAIL pass pass pass pass pass pass xfs: serialise unaligned direct…
                step-9  pass pass pass pass pass pass pass pass xfs: be alone in flight

                kernel  R11  R12  R14  R15  R16  R17  R18
                stock   pass pass pass skip pass pass pass
                step-0  pass pass pass skip pass pass pass
                step-8  pass pass pass skip pass pass pass
                step-9  pass pass pass skip pass pass ?

                step-8 (xfs: serialise unaligned direct I/O): R1 FAIL → pass
                step-9 (xfs: be alone in flight): R2 FAIL → pass, R18 pass → ?
                (? inconclusive, skip not promised, or not to be asked for)

                control                              class    caught
                r9-no-drain                          R9       by 1 scenario
                  r9-4k-hole-x under explore, trial 2 (18 of 24 corrupt), 1.3 s after the guest
                    was ready
                r4-stale-eof                         R4       MISSED
                  nothing of R4 catches it, in 3 scenarios
                no control makes these fail: r4-4k-hole-x

                step-0, r1-4k-hole-x (18 of 24): block 0: bytes 0–511 read as zeros; class R1
                  in the order in which they landed:
                    request 1, bytes 0–511: data of write A
                    request 3, bytes 0–511: zeros: the head pad of write B  <== this one did it
                  to see it again:
                    ./subblock replay /runs/r step-0/r1-4k-hole-x

                step-0, r2-4k-hole-x (18 of 24): block 0: bytes 0–511 read as zeros; class R2
                  to see it again:
                    ./subblock replay /runs/r step-0/r2-4k-hole-x

                step-9: 1 of 15 scenarios without a pass
                  inconclusive: r18-4k-hole-x: 0 of 24 trials corrupt
                  to run it again:
                    ./subblock reproduce --step 9 --scenario r18-4k-hole-x

                not promised, and so no failure: R15 differ from what one might expect in 4
                  cells, for instance stock, r15-4k-hole-x: 3 of 24 trials

                1704 orders in 17.5 s: 97 orders per second; most of the time went into the
                  guest in trials (56 %), reading back (21 %), making files ready (20 %)

                verdict: inconclusive: a claim is open
                """);
        fits(report(whole));
    }

    @Test
    void corruptionIsShownWhereItBeginsAndNotAgain() {
        String report = report(Given.with(
                List.of(Given.step(0, "step-0", "a"), Given.step(1, "step-1", "b"), Given.step(2, "step-2", "c"), Given.step(3, "step-3", "d")),
                List.of(Given.cell(0, "step-0", 30, "fail"), Given.cell(1, "step-1", 29, "fail"), Given.cell(2, "step-2", 0, "pass"),
                        Given.cell(3, "step-3", 1, "fail"))));

        assertThat(report).contains("step-0, r1-4k", "step-3, r1-4k").doesNotContain("step-1, r1-4k", "step-2, r1-4k");
    }

    @Test
    void theWorstCellOfAClassIsShown() {
        String report = report(Given.with(List.of(Given.step(1, "step-1", "a")),
                List.of(Given.cell(1, "step-1", 0, "pass"), Given.cell(1, "step-1", 0, "error"), Given.cell(1, "step-1", 0, "inconclusive"))));

        assertThat(report).contains("step-1  ERR  a\n").contains("step-1: 2 of 3 scenarios without a pass");
    }

    /** What is not promised does not hide that the rest of its class passed. */
    @Test
    void aPassIsShownBesideASkip() {
        String report = report(Given.with(List.of(Given.step(1, "step-1", "a")),
                List.of(Given.cell(1, "step-1", 0, "skip"), Given.cell(1, "step-1", 0, "pass"))));

        assertThat(report).contains("step-1  pass a\n").doesNotContain("without a pass", "not promised, and");
    }

    @Test
    void aKernelThatDoesNotBuildSaysSo() {
        Results.StepInfo failed = new Results.StepInfo(1, "step-1", "xfs: typo", "c0ffee", "failed", null, 0, List.of(), "pending", null, List.of(), List.of());
        Results.StepInfo pending = new Results.StepInfo(2, "step-2", "xfs: more", "c0ffee", "pending", null, 0, List.of(), "pending", null, List.of(), List.of());

        assertThat(report(Given.with(List.of(Given.step(0, "step-0", "a"), failed, pending), List.of(Given.cell(0, "step-0", 30, "fail")))))
                .contains("step-1  does not build  xfs: typo\n").contains("step-2  not built yet  xfs: more\n");
        assertThat(report(Given.with(List.of(failed), List.of()))).contains("step-1  does not build  xfs: typo\n");
    }

    @Test
    void warningsAndConsoleAreQuoted() {
        Results.StepInfo noisy = new Results.StepInfo(1, "step-1", "a", "c0ffee", "ok", "1", 2, List.of("x.c:1: warning: one", "x.c:2: warning: two"),
                "ok", "clean", List.of(), List.of("lockdep: one", "lockdep: two", "lockdep: three"));

        assertThat(report(Given.with(List.of(noisy), List.of()))).contains("step-1: 2 compiler warnings: x.c:1: warning: one", "console: lockdep: one",
                "console: lockdep: two").doesNotContain("three");
    }

    /** Everything that has no natural end is long here, and there are two classes of races. */
    @Test
    void noLineIsWiderThanATerminal() {
        String sentence = "block 17: bytes 0–2047, written and acknowledged by write 35, read as zeros: exactly the head pad of write 36; class R1";
        String warning = "fs/xfs/xfs_file.c:512:1: warning: 'xfs_file_dio_aio_write' defined but not used [-Wunused-function] in a long line";
        Results.StepInfo noisy = new Results.StepInfo(1, "step-1", "xfs: split the buffered write path from xfs_file_write_iter and more", "c0ffee", "ok",
                "1", 1, List.of(warning), "ok", "clean", List.of(), List.of("lock-leaked: WARNING: lock held when returning to user space! and so on, and so on"));
        List<Results.CellInfo> cells = new ArrayList<>();
        for (String race : new String[] {"R1", "R2"}) {
            cells.add(new Results.CellInfo(1, "step-1", race, "r1-4k-unwritten-several-firsttwo", "fifo", 1000, 999, "fail", sentence, List.of(sentence),
                    true, null, "boot-step-1", List.of("request 4711, bytes 0–2047: " + sentence), null, List.of(race)));
        }
        Results r = Given.with(List.of(noisy), cells);
        Results wide = new Results(1, "inconclusive", 3, sentence + " %% 5 % of it",
                new Results.BaseInfo("linux-6.1-of-somebody-else", "6.1.192-2+deb12u1~bpo11+1", "c", "s", List.of(), null, null),
                new Results.SeriesInfo("xfs-unaligned-dio-with-a-long-name", "v12", null), r.host(), r.steps(), r.cells(),
                List.of(new Results.ClaimInfo("asynchronous-keeps-pads-apart-and-more-of-such-words", sentence, 8, "inconclusive", sentence)),
                List.of(new Results.ControlInfo("r1-" + "long-".repeat(12) + "name", List.of("R1", "R2", "R3"), sentence, "missed", sentence, List.of())),
                List.of(), null, Map.of());

        fits(report(wide));
    }

    /** A base that is only looked at as it came has no series to name. */
    @Test
    void withoutASeriesTheBaseIsNamedAlone() {
        Results r = Given.results();
        Results bare = new Results(1, "pass", 0, "r", r.base(), new Results.SeriesInfo("none", "", null), r.host(), r.steps(), r.cells(), List.of(), List.of(),
                List.of(), null, Map.of());

        assertThat(report(bare)).startsWith("linux-6.1 6.1.192-2 (tcg)");
    }

    /** A path has no blank to break at: it is shown whole rather than cut, but nothing loops. */
    @Test
    void aWordWiderThanATerminalIsShownWhole() {
        Results r = Given.results();
        String path = "/" + "x".repeat(200);
        Results odd = new Results(1, "error", 128, path, r.base(), r.series(), r.host(), List.of(), List.of(), List.of(), List.of(), List.of(), null, Map.of());

        assertThat(report(odd)).contains(path);
    }

    @Test
    void controlsAreShownWithWhatCaughtThem() {
        Results r = Given.results();
        List<Results.CatchInfo> by = new ArrayList<>();
        for (int n = 1; n <= 8; n++) {
            by.add(new Results.CatchInfo("r9-4k-hole-s" + n, "explore", n, 3, 6, n == 2 ? -1 : 0.5));
        }
        Results controls = new Results(1, "fail", 1, "r4-stale-eof: nothing of R4 catches it", r.base(), r.series(), r.host(), List.of(), List.of(), List.of(),
                List.of(new Results.ControlInfo("r9-no-drain", List.of("R9"), "It does not drain.", "caught", "caught in R9", by),
                        new Results.ControlInfo("r4-stale-eof", List.of("R4"), "It is stale.", "error", "it was not run", List.of())),
                List.of(), null, Map.of());
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        ControlsReport.print(controls, writer);
        writer.flush();

        assertThat(out.toString()).isEqualTo("""
                controls of linux-6.1 6.1.192-2 (tcg)

                control                              class    caught
                r9-no-drain                          R9       by 8 scenarios
                  r9-4k-hole-s1 under explore, trial 1 (3 of 6 corrupt), 0.5 s after the guest
                    was ready
                  r9-4k-hole-s2 under explore, trial 2 (3 of 6 corrupt)
                  r9-4k-hole-s3 under explore, trial 3 (3 of 6 corrupt), 0.5 s after the guest
                    was ready
                  r9-4k-hole-s4 under explore, trial 4 (3 of 6 corrupt), 0.5 s after the guest
                    was ready
                  r9-4k-hole-s5 under explore, trial 5 (3 of 6 corrupt), 0.5 s after the guest
                    was ready
                  r9-4k-hole-s6 under explore, trial 6 (3 of 6 corrupt), 0.5 s after the guest
                    was ready
                  and 2 more
                r4-stale-eof                         R4       ERROR
                  it was not run

                verdict: fail: r4-stale-eof: nothing of R4 catches it
                """);
    }

    /** It hides no new failure: a class in which anything else fails is FAIL. */
    @Test
    void whatIsKnownHasAWordOfItsOwn() {
        List<Results.StepInfo> steps = List.of(Given.step(null, "stock", "linux-6.1 6.1.192-2"));
        List<Results.CellInfo> cells = new ArrayList<>();
        for (String race : new String[] {"R9", "R10"}) {
            Results.CellInfo skipped = Given.cell(null, "stock", race, race + "-append", 2, "skip");
            cells.add(new Results.CellInfo(null, "stock", race, skipped.scenario(), "explore", 2, 2, "skip", skipped.reason(), skipped.findings(), false,
                    skipped.orders(), "boot-stock", List.of(), "it is not bounced", List.of(race)));
            cells.add(Given.cell(null, "stock", race, race + "-part", race.equals("R9") ? 1 : 0, race.equals("R9") ? "fail" : "pass"));
        }

        assertThat(report(Given.with(steps, cells)))
                .contains("kernel  R9    R10   newest patch\nstock   FAIL  known linux-6.1 6.1.192-2\n", "(known fails as it is known to)",
                        "known, and so no failure: stock, R9-append and 1 other cell: it is not bounced\n")
                .doesNotContain("not promised, and so no failure");
    }

    /** What a terminal shows in colours has the same words and the same places. */
    @Test
    void coloursChangeNoWord() {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        TextReport.print(Given.results(), Path.of("/runs/r"), Ink.of(true, ""), writer);
        writer.flush();

        assertThat(out.toString()).contains("\u001b[1;31mFAIL\u001b[0m", "verdict: \u001b[32mpass\u001b[0m: the claim holds");
        assertThat(out.toString().replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(report(Given.results()));
    }

    @Test
    void onlyATerminalThatDoesNotRefuseThemGetsColours() {
        assertThat(Ink.of(true, null)).isEqualTo(Ink.COLOURS);
        assertThat(Ink.of(true, "")).isEqualTo(Ink.COLOURS);
        assertThat(Ink.of(true, "1")).isEqualTo(Ink.PLAIN);
        assertThat(Ink.of(false, null)).isEqualTo(Ink.PLAIN);
    }
}
