package dev.subblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.cli.exit.ExitCode;
import dev.subblock.cli.run.Given;
import dev.subblock.cli.run.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Two runs held against each other. */
class CompareTest {

    @TempDir
    Path scratch;

    private final List<Results.StepInfo> steps = new ArrayList<>(Given.results().steps());

    private void run(String name, Results.CellInfo... cells) throws IOException {
        Path run = Files.createDirectories(scratch.resolve("runs").resolve(name));
        Files.writeString(run.resolve("results.json"), new JsonMapper().writeValueAsString(Given.with(steps, List.of(cells))));
    }

    private static Results.CellInfo cell(int step, int corrupt) {
        return Given.cell(step, "step-" + step, "R1", "r1-4k-hole-x", corrupt, corrupt > 0 ? "fail" : "pass");
    }

    private Rehearsal.Ended compare(String first, String second) {
        return Rehearsal.in(scratch).run("compare " + first + " " + second);
    }

    @Test
    void everyCellThatChangedIsShownBothWays() throws IOException {
        run("old", cell(0, 12), cell(1, 0));
        run("new", cell(0, 0), cell(1, 3));

        Rehearsal.Ended ended = compare("old", "new");
        assertThat(ended.out()).isEqualTo("""
                - old: xfs-unaligned-dio v2 on linux-6.1 6.1.192-2
                + new: xfs-unaligned-dio v2 on linux-6.1 6.1.192-2

                regressed (1 cell):
                  step-1/r1-4k-hole-x: pass (0 of 24) → FAIL (3 of 24); all orders were run in
                      both

                mended (1 cell):
                  step-0/r1-4k-hole-x: FAIL (12 of 24) → pass (0 of 24); all orders were run in
                      both

                regression: 2 cells in both, 0 of them the same
                """);
        assertThat(ended.exit()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void twoKernelsOfOneRun() throws IOException {
        run("one", cell(0, 12), cell(1, 0));

        Rehearsal.Ended ended = compare("one:step-0", "one:step-1");
        assertThat(ended.out()).contains("kernel/r1-4k-hole-x: FAIL (12 of 24) → pass (0 of 24)").contains("no regression: 1 cells in both");
        assertThat(ended.exit()).isEqualTo(ExitCode.OK);
        assertThat(compare("one:step-0", "one:step-7").err()).contains("no kernel of one is named step-7");
    }

    @Test
    void whatTheConsoleSaysAnewIsARegression() throws IOException {
        run("old", cell(1, 0));
        Results.StepInfo s = steps.get(2);
        steps.set(2, new Results.StepInfo(s.step(), s.kernel(), s.title(), s.commit(), s.build(), s.image(), 0, List.of(), s.boot(), s.repair(), List.of(),
                List.of("lockdep: possible circular locking dependency at 0xffff81234")));
        run("new", cell(1, 0));

        Rehearsal.Ended ended = compare("old", "new");
        assertThat(ended.out()).contains("console, step-1:\n  + lockdep: possible circular locking dependency at 0xffff81234\n");
        assertThat(ended.exit()).isEqualTo(ExitCode.FAILED);

        steps.set(2, new Results.StepInfo(s.step(), s.kernel(), s.title(), s.commit(), s.build(), s.image(), 0, List.of(), s.boot(), s.repair(), List.of(),
                List.of("lockdep: possible circular locking dependency at 0xffff87777")));
        run("another-address", cell(1, 0));
        assertThat(compare("new", "another-address").exit()).isEqualTo(ExitCode.OK);
        assertThat(compare("new", "old").exit()).isEqualTo(ExitCode.OK);
    }

    @Test
    void runsWithNothingInCommonSayNothing() throws IOException {
        run("old", cell(0, 12));
        run("new", cell(1, 0));

        Rehearsal.Ended ended = compare("old", "new");
        assertThat(ended.out()).contains("inconclusive: the runs have no cell in common");
        assertThat(ended.exit()).isEqualTo(ExitCode.INCONCLUSIVE);
    }

    @Test
    void aRunThatIsNoneIsOurTrouble() {
        assertThat(compare("here", "there").exit()).isEqualTo(ExitCode.TROUBLE);
    }
}
