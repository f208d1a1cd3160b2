package dev.subblock.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.exit.ExitCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellFinderTest {

    private static final Results RUN = Given.with(List.of(), List.of(
            Given.cell(null, "control-r1-old", "R1", "r1-4k-hole-one-halves", 20, "fail"),
            Given.cell(1, "step-1", "R1", "r1-4k-hole-one-halves", 0, "pass"),
            Given.cell(1, "step-1", "R1", "r1-4k-hole-one-halvesagain", 0, "pass"),
            Given.cell(1, "step-1", "R15", "r15-4k-written-x", 9, "skip"),
            Given.cell(10, "step-10", "R1", "r1-4k-hole-one-halves", 5, "fail")));

    @ParameterizedTest
    @CsvSource({"step-10/r1-4k-hole-one-halves, step-10", "step-10:r1, step-10", "step-1/r1-4k-hole-one-halves, step-1", "step-1/r15, step-1",
        "control/r1, control-r1-old"})
    void beginningsAreEnough(String typed, String kernel) throws Exception {
        assertThat(CellFinder.find(RUN, typed).kernel()).isEqualTo(kernel);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"step-1/r1 | any of 3 cells", "step/r1-4k-hole-one-halves | any of 2 cells", "step-2/r1 | no cell of this run",
        "step-10/r2 | no cell of this run", "step-10 | KERNEL/SCENARIO", "'' | KERNEL/SCENARIO"})
    void whatIsNotOneCellIsUsage(String typed, String says) {
        assertThatThrownBy(() -> CellFinder.find(RUN, typed)).isInstanceOf(CliException.class).hasMessageContaining(says)
                .matches(e -> ((CliException) e).exitCode() == ExitCode.USAGE).matches(e -> !e.getMessage().contains("\n"));
    }

    /** What a series does wrong comes before what is meant to be wrong, and before what nobody promises. */
    @Test
    void theFirstCorruptCellIsAFailureOfTheSeries() {
        assertThat(CellFinder.firstCorrupt(RUN)).map(CellFinder::name).contains("step-10/r1-4k-hole-one-halves");
        assertThat(CellFinder.firstCorrupt(Given.with(List.of(), RUN.cells().subList(0, 3)))).map(Results.CellInfo::kernel).contains("control-r1-old");
        assertThat(CellFinder.firstCorrupt(Given.with(List.of(), RUN.cells().subList(1, 3)))).isEmpty();
    }
}
