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

    private static final String KNOWN = "[[known]]\nscenarios = [\"r1-4k-*\"]\nwhere = \"steps\"\nreason = \"the old one\"\nlink = \"https://example.org/1\"\n";

    private Rehearsal.Ended compareKnowing(String known) throws IOException {
        Path file = Files.writeString(scratch.resolve("known.toml"), known);
        return Rehearsal.in(scratch).runWords("compare", "old", "new", "--known", file.toString());
    }

    @Test
    void whatIsKnownIsShownAndNoRegression() throws IOException {
        run("old", cell(0, 12), cell(1, 0));
        run("new", cell(0, 12), cell(1, 3));

        Rehearsal.Ended ended = compareKnowing(KNOWN);
        assertThat(ended.out()).contains("known, and so no regression (1 cell):\n  step-1/r1-4k-hole-x: pass (0 of 24) → FAIL (3 of 24)")
                .contains("  known, step-1/r1-4k-hole-x: the old one (https://example.org/1)\n").contains("no regression: 2 cells").doesNotContain("regressed");
        assertThat(ended.exit()).isEqualTo(ExitCode.OK);
        assertThat(compare("old", "new").exit()).isEqualTo(ExitCode.FAILED);
    }

    /** Each differs from what is excused in one thing. */
    @Test
    void whatIsKnownHidesNothingElse() throws IOException {
        run("old", cell(1, 0));
        run("new", cell(1, 3));
        for (String other : List.of(KNOWN.replace("r1-4k-*", "r2-*"), KNOWN.replace("steps", "base"), KNOWN + "base = \"linux-5*\"\n",
                KNOWN + "until = \"6.1.192\"\n", KNOWN + "from = \"6.1.1000\"\n", KNOWN + "expires = 2025-03-02\n")) {
            assertThat(compareKnowing(other).exit()).as(other).isEqualTo(ExitCode.FAILED);
        }
        assertThat(compareKnowing(KNOWN + "base = \"linux-6*\"\nfrom = \"6.1.100\"\nuntil = \"6.1.193\"\nexpires = 2025-03-03\n").exit()).isZero();

        Results.CellInfo c = cell(1, 3);
        Results.CellInfo asAnother = new Results.CellInfo(c.step(), c.kernel(), c.raceClass(), c.scenario(), c.order(), c.trials(), c.corrupt(), c.verdict(),
                c.reason(), c.findings(), c.promised(), c.orders(), c.boot(), c.landing(), null, List.of("R1", "R2"));
        run("new", asAnother);
        assertThat(compareKnowing(KNOWN).exit()).as("corrupt in another way as well").isEqualTo(ExitCode.FAILED);

        run("new", cell(1, 3));
        String json = Files.readString(scratch.resolve("runs/new/results.json"));
        Files.writeString(scratch.resolve("runs/new/results.json"), json.replace(",\"classes\":[\"R1\"]", ""));
        assertThat(compareKnowing(KNOWN).exit()).as("of a run that does not tell in which way").isEqualTo(ExitCode.FAILED);
        Files.writeString(scratch.resolve("runs/new/results.json"), json.replace("\"boot\":\"ok\"", "\"boot\":\"oops\""));
        assertThat(compareKnowing(KNOWN).exit()).as("of a kernel that went down").isEqualTo(ExitCode.FAILED);
    }

    @Test
    void anExcuseOfOneKernelIsNoneOfAnother() throws IOException {
        Results.CellInfo stock = Given.cell(null, "stock", "R1", "r1-4k-hole-x", 5, "fail");
        run("old", cell(1, 0));
        run("new", stock, cell(1, 3));
        Path file = Files.writeString(scratch.resolve("known.toml"), KNOWN.replace("steps", "base"));
        assertThat(Rehearsal.in(scratch).runWords("compare", "old:step-1", "new:step-1", "--known", file.toString()).exit()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void whatIsKnownIsAccountedFor() throws IOException {
        run("old", cell(1, 0));
        run("new", cell(1, 0));
        assertThat(compareKnowing(KNOWN + "expires = 2025-03-02\n").out())
                .endsWith("\nknown until 2025-03-02, and expired: it excuses nothing any more: r1-4k-*: the\n  old one (https://example.org/1)\n");
        assertThat(compareKnowing(KNOWN).out()).endsWith("\nknown, but not seen in this run: r1-4k-*: the old one (https://example.org/1)\n");
        assertThat(compareKnowing(KNOWN.replace("r1-", "r7-")).out()).contains("known, but about nothing that was run: r7-4k-*");
        assertThat(compareKnowing(KNOWN + "base = \"other\"\n").out()).as("of another base").doesNotContain("known");
        run("new", cell(1, 3));
        assertThat(compareKnowing(KNOWN).out()).doesNotContain("not seen");
    }

    @Test
    void knownGoesWithKernelsAndBeginsWithTheRun() throws IOException {
        Path file = Files.writeString(scratch.resolve("known.toml"), KNOWN);
        assertThat(Rehearsal.in(scratch).run("reproduce --dir . --known " + file).err()).contains("does not go with --dir");
        assertThat(Rehearsal.in(scratch).run("reproduce --stock --known none.toml").err()).isEqualTo("subblock: none.toml: no such file\n");
        assertThat(Rehearsal.in(scratch).run("verify --known " + scratch).exit()).isEqualTo(ExitCode.TROUBLE);
    }

    @Test
    void aHostileFileIsRefusedInOneLine() throws IOException {
        run("old", cell(1, 0));
        run("new", cell(1, 3));
        for (String hostile : List.of("[[known]]\n", KNOWN + "bases = \"x\"\n", "known = 1\n", "\u0000", KNOWN.replace("the old one", "a\\u001b[31m"),
                "x = \"" + "x".repeat(1 << 20) + "\"", "[" + "[".repeat(50_000))) {
            Rehearsal.Ended ended = compareKnowing(hostile);
            assertThat(ended.exit()).as(hostile.substring(0, Math.min(40, hostile.length()))).isEqualTo(ExitCode.TROUBLE);
            assertThat(ended.err()).matches("subblock: [^\n\u001b]*known.toml[^\n\u001b]*\n");
        }
        assertThat(Rehearsal.in(scratch).run("compare old new --known none.toml").err()).isEqualTo("subblock: none.toml: no such file\n");
    }
}
