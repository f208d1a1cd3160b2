package dev.subblock.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.cli.run.Given;
import dev.subblock.cli.run.Results;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextReportTest {

    private static String report(Results results) {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        TextReport.print(results, writer);
        writer.flush();
        return out.toString();
    }

    private static void fits(String report) {
        assertThat(report.lines()).allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80));
    }

    @Test
    void aRunThatPassed() {
        assertThat(report(Given.results())).isEqualTo("""
                xfs-unaligned-dio v2 on linux-6.1 6.1.192-2 (tcg)

                kernel  R1                      newest patch
                stock   pass 0 of 32            linux-6.1 6.1.192-2
                step-0  FAIL 30 of 32           xfs: undo the unaligned dio work
                step-1  pass 0 of 32            xfs: serialise unaligned direct I/O

                step-0, r1-4k-hole-one-halves (30 of 32): block 0: bytes 0–2047 read as zeros:
                  exactly the head pad of write 2; class R1

                claim serialised (from step 1): holds
                  "It is the submission that is serialised."
                  clean in 1 cell at step 1

                verdict: pass: the claim holds
                """);
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

        assertThat(report).contains("step-1  error 0 of 96").contains("step-1: 2 of 3 scenarios without a pass");
    }

    @Test
    void aKernelThatDoesNotBuildSaysSo() {
        Results.StepInfo failed = new Results.StepInfo(1, "step-1", "xfs: typo", "c0ffee", "failed", null, 0, List.of(), "pending", null, List.of(), List.of());
        Results.StepInfo pending = new Results.StepInfo(2, "step-2", "xfs: more", "c0ffee", "pending", null, 0, List.of(), "pending", null, List.of(), List.of());

        assertThat(report(Given.with(List.of(Given.step(0, "step-0", "a"), failed, pending), List.of(Given.cell(0, "step-0", 30, "fail")))))
                .contains("step-1  no build                xfs: typo\n").contains("step-2  not run                 xfs: more\n");
        assertThat(report(Given.with(List.of(failed), List.of()))).contains("step-1  build failed  xfs: typo\n");
    }

    @Test
    void warningsAndConsoleAreQuoted() {
        Results.StepInfo noisy = new Results.StepInfo(1, "step-1", "a", "c0ffee", "ok", "1", 2, List.of("x.c:1: warning: one", "x.c:2: warning: two"),
                "ok", "clean", List.of(), List.of("lockdep: one", "lockdep: two", "lockdep: three"));

        assertThat(report(Given.with(List.of(noisy), List.of()))).contains("2 compiler warnings: x.c:1: warning: one", "console: lockdep: one",
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
            cells.add(new Results.CellInfo(1, "step-1", race, "r1-4k-unwritten-several-firsttwo", "fifo", 1000, 999, "fail", sentence, List.of(sentence)));
        }
        Results r = Given.with(List.of(noisy), cells);
        Results wide = new Results(1, "inconclusive", 3, sentence + " %% 5 % of it",
                new Results.BaseInfo("linux-6.1-of-somebody-else", "6.1.192-2+deb12u1~bpo11+1", "c", "s"),
                new Results.SeriesInfo("xfs-unaligned-dio-with-a-long-name", "v12"), r.host(), r.steps(), r.cells(),
                List.of(new Results.ClaimInfo("asynchronous-keeps-pads-apart-and-more-of-such-words", sentence, 8, "inconclusive", sentence)), Map.of());

        fits(report(wide));
    }

    @Test
    void figuresOfTwoClassesStayApart() {
        List<Results.CellInfo> cells = new ArrayList<>();
        for (String race : new String[] {"R1", "R2"}) {
            cells.add(new Results.CellInfo(1, "step-1", race, "s", "fifo", 64_000, 0, "inconclusive", "r", List.of()));
        }

        assertThat(report(Given.with(List.of(Given.step(1, "step-1", "a")), cells))).contains("inconclusive 0 of 64000 inconclusive 0 of 64000 a\n");
    }

    /** A path has no blank to break at: it is shown whole rather than cut, but nothing loops. */
    @Test
    void aWordWiderThanATerminalIsShownWhole() {
        Results r = Given.results();
        String path = "/" + "x".repeat(200);
        Results odd = new Results(1, "error", 128, path, r.base(), r.series(), r.host(), List.of(), List.of(), List.of(), Map.of());

        assertThat(report(odd)).contains(path);
    }
}
