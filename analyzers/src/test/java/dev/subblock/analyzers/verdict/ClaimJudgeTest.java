package dev.subblock.analyzers.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.analyzers.finding.Blame;
import dev.subblock.analyzers.finding.Finding;
import dev.subblock.analyzers.finding.Kind;
import dev.subblock.analyzers.trace.DiskRequest;
import dev.subblock.analyzers.verdict.ClaimVerdict.Outcome;
import dev.subblock.patches.claim.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimJudgeTest {
    private static final int LAST = 8;

    /**
     * One letter for each of the steps 0 to 8: C corrupt, f another fault, p pass, i inconclusive but clean,
     * e error, s skip, . not run.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "CCCCCCCCp | 8 | HOLDS        | clean in 1 cell at step 8; before, at step 7, r1-a under fifo: why C",
        "CCpCCCCCp | 8 | HOLDS        | clean in 1 cell",
        "Cpppppppp | 1 | HOLDS        | clean in 1 cell at each of the steps 1 to 8; before, at step 0",
        "CCCCCpppp | 5 | HOLDS        | before, at step 4",
        "CCCCCCCCC | 8 | REFUTED      | step 8, r1-a under fifo: why C",
        "CCCCCpCpp | 5 | REFUTED      | step 6, r1-a under fifo: why C",
        "CCCCCeCfC | 5 | REFUTED      | step 6, r1-a under fifo: why C",
        "CCCCCCCCf | 8 | REFUTED      | step 8, r1-a under fifo: why f",
        "pppppppCC | 8 | REFUTED      | step 8",
        "CCCCCCCCi | 8 | INCONCLUSIVE | step 8, r1-a under fifo: why i",
        "CCCCCCCCe | 8 | INCONCLUSIVE | step 8, r1-a under fifo: why e",
        "CCCCCCCCs | 8 | INCONCLUSIVE | step 8, r1-a under fifo: why s",
        "CCCCCCCC. | 8 | INCONCLUSIVE | step 8, r1-a under fifo was not run",
        "CCCCCp.pp | 5 | INCONCLUSIVE | step 6, r1-a under fifo was not run",
        "CCCCCCCpp | 8 | INCONCLUSIVE | clean before the patch that claims it: at step 7 no scenario was corrupt either",
        "CCCCCCCip | 8 | INCONCLUSIVE | clean before the patch that claims it",
        // A panic before the fix is not the corruption that the patch fixes.
        "CCCCCCCfp | 8 | INCONCLUSIVE | clean before the patch that claims it",
        "CCCCCCCep | 8 | INCONCLUSIVE | the step before it, 7, says nothing: why e",
        "CCCCCCC.p | 8 | INCONCLUSIVE | the step before it, 7, says nothing: it was not run",
        "CCCCCCCCp | 9 | INCONCLUSIVE | it is to hold from step 9, but the series has steps 1 to 8",
        "ppppppppp | 0 | INCONCLUSIVE | it is to hold from step 0, but the series has steps 1 to 8",
        "......... | 8 | INCONCLUSIVE | none of its scenarios was run: r1-*",
    })
    void table(String steps, int from, Outcome outcome, String reason) {
        ClaimVerdict verdict = judge(from, cells("r1-a", "fifo", steps));
        assertThat(verdict.reason()).contains(reason);
        assertThat(verdict.outcome()).isEqualTo(outcome);
        assertThat(List.of(verdict.id(), verdict.quote(), verdict.from())).containsExactly("c", "no more zeros", from);
    }

    /** As above, for a claim that something is left alone. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ppppppppp | 2 | HOLDS        | as clean at each of the steps 2 to 8 as at step 1, in 1 cells, each seen to fail on a control",
        "Cpppppppp | 2 | HOLDS        | as clean",
        "CCppppppp | 2 | INCONCLUSIVE | step 1, r1-a under fifo: why C",
        "pippppppp | 2 | INCONCLUSIVE | step 1, r1-a under fifo: why i",
        "p.ppppppp | 2 | INCONCLUSIVE | step 1, r1-a under fifo was not run",
        "ppppipppp | 2 | INCONCLUSIVE | step 4, r1-a under fifo: why i",
        "ppppCpppp | 2 | REFUTED      | step 4, r1-a under fifo: why C",
    })
    void leftAlone(String steps, int from, Outcome outcome, String reason) {
        Claim claim = new Claim("c", "no more zeros", List.of("r1-*"), from, Claim.Before.CLEAN);
        ClaimVerdict verdict = ClaimJudge.judge(claim, cells("r1-a", "fifo", steps), LAST);
        assertThat(verdict.reason()).contains(reason);
        assertThat(verdict.outcome()).isEqualTo(outcome);
    }

    @Test
    void oneScenarioThatFailsBeforeIsEnough() {
        List<Cell> cells = cells("r1-a", "fifo", "CCCCCCCCp");
        cells.addAll(cells("r1-b", "fifo", "Cpppppppp"));
        assertThat(judge(8, cells).outcome()).isEqualTo(Outcome.HOLDS);
        assertThat(judge(8, cells).reason()).startsWith("clean in 2 cells");
    }

    @Test
    void allScenariosAndOrdersMustPass() {
        List<Cell> cells = cells("r1-a", "fifo", "CCCCCCCCp");
        cells.addAll(cells("r1-a", "reverse", "CCCCCCCC."));
        assertThat(judge(8, cells).reason()).isEqualTo("step 8, r1-a under reverse was not run");
        cells.addAll(cells("r1-a", "reverse", "........C"));
        assertThat(judge(8, cells).outcome()).isEqualTo(Outcome.REFUTED);
    }

    /** Of all cells that refute, the one that says which request landed after which. */
    @Test
    void theCellThatShowsBestRefutes() {
        DiskRequest pad = new DiskRequest(7, 2, 7, "write", 0, 2048, false, true, 0, List.of());
        DiskRequest data = new DiskRequest(5, 1, 5, "write", 0, 4096, false, true, 0, List.of());
        List<Cell> cells = cells("r1-a", "fifo", "CCCCCCCCf");
        cells.addAll(cells("r1-b", "fifo", "CCCCCCCCC"));
        cells.add(shown("r1-c", "R9", Optional.of(new Blame(pad, Optional.of(data)))));
        cells.add(shown("r1-d", "R1", Optional.empty()));
        cells.add(shown("r1-e", "R1", Optional.of(new Blame(pad, Optional.of(data)))));
        ClaimVerdict verdict = judge(8, cells);
        assertThat(verdict.outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(verdict.reason()).isEqualTo("step 8, r1-e under fifo: its zeros landed after it");
        assertThat(verdict.cell()).contains(cells.get(cells.size() - 1));
        assertThat(judge(8, cells("r1-a", "fifo", "CCCCCCCCp")).cell()).isEmpty();
    }

    @Test
    void whatNobodyPromisesRefutesNothing() {
        List<Cell> cells = cells("r1-a", "fifo", "CCCCCCCCp");
        cells.add(unpromised("step-8", OptionalInt.of(8)));
        assertThat(judge(8, cells).outcome()).isEqualTo(Outcome.HOLDS);
        assertThat(judge(8, List.of(unpromised("step-8", OptionalInt.of(8)))).reason()).startsWith("none of its scenarios was run");
    }

    @Test
    void aRerunDoesNotHideAnInconclusiveCell() {
        List<Cell> cells = cells("r1-a", "fifo", "CCCCCCCCe");
        cells.addAll(cells("r1-a", "fifo", "........p"));
        assertThat(judge(8, cells).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void otherScenariosAndStockAreNoneOfItsBusiness() {
        List<Cell> cells = cells("r1-a", "fifo", "CCCCCCCCp");
        cells.addAll(cells("r2-a", "fifo", "CCCCCCCCC"));
        cells.add(cell("stock", OptionalInt.empty(), "r1-a", "fifo", 32, 3, Verdict.FAIL, "x"));
        assertThat(judge(8, cells).outcome()).isEqualTo(Outcome.HOLDS);
    }

    @ParameterizedTest
    @CsvSource({"r1-*, r1-4k, true", "r1-*, r1-, true", "r1-*, r2-4k, false", "*, x, true", "r1-*-one-*, r1-4k-one-two, true",
        "r1.*, r1-4k, false", "r1-4k, r1-4k-x, false", "r1-(, r1-(, true", "'', x, false"})
    void globs(String glob, String name, boolean matches) {
        assertThat(new Glob(List.of(glob)).matches(name)).isEqualTo(matches);
    }

    private static ClaimVerdict judge(int from, List<Cell> cells) {
        return ClaimJudge.judge(new Claim("c", "no more zeros", List.of("r1-*"), from), cells, LAST);
    }

    static Cell cell(String kernel, OptionalInt step, String scenario, String order, int trials, int corrupt, Verdict verdict, String reason) {
        return new Cell(kernel, step, "R1", scenario, order, true, trials, corrupt, Optional.empty(), Optional.empty(), verdict, reason);
    }

    private static Cell shown(String scenario, String raceClass, Optional<Blame> blame) {
        Finding finding = new Finding(raceClass, scenario, 0, 0, "its zeros landed after it", Kind.PAD_ZEROS, blame);
        return new Cell("step-8", OptionalInt.of(8), "R1", scenario, "fifo", true, 32, 5, Optional.empty(), Optional.of(finding), Verdict.FAIL, finding.sentence());
    }

    /** A cell of r1-x that was corrupt, and nobody promised that it would not be. */
    static Cell unpromised(String kernel, OptionalInt step) {
        return new Cell(kernel, step, "R1", "r1-x", "fifo", false, 32, 5, Optional.empty(), Optional.empty(), Verdict.SKIP, "not promised");
    }

    static List<Cell> cells(String scenario, String order, String steps) {
        List<Cell> cells = new ArrayList<>();
        for (int step = 0; step < steps.length(); step++) {
            char what = steps.charAt(step);
            if (what != '.') {
                Verdict verdict = switch (what) {
                    case 'C', 'f' -> Verdict.FAIL;
                    case 'p' -> Verdict.PASS;
                    case 'i' -> Verdict.INCONCLUSIVE;
                    case 's' -> Verdict.SKIP;
                    default -> Verdict.ERROR;
                };
                cells.add(cell("step-" + step, OptionalInt.of(step), scenario, order,
                        what == 'e' || what == 's' ? 0 : 32, what == 'C' ? 5 : 0, verdict, "why " + what));
            }
        }
        return cells;
    }
}
