package dev.subblock.analyzers.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MatrixTest {
    @Test
    void cellsOfOneKernelAndClassAreSummed() {
        Matrix matrix = Matrix.of(List.of(
                cell("stock", null, "R2", 32, 0, Verdict.PASS, "a"),
                cell("step-8", 8, "R1", 32, 0, Verdict.PASS, "b"),
                cell("step-0", 0, "R14", 32, 0, Verdict.INCONCLUSIVE, "c"),
                cell("step-0", 0, "R1", 32, 5, Verdict.FAIL, "d"),
                cell("step-0", 0, "R1", 16, 0, Verdict.INCONCLUSIVE, "e"),
                cell("step-0", 0, "R1", 16, 7, Verdict.FAIL, "f")));
        assertThat(matrix.kernels()).extracting(Matrix.Row::kernel).containsExactly("step-0", "step-8", "stock");
        assertThat(matrix.raceClasses()).containsExactly("R1", "R2", "R14");
        assertThat(matrix.at("step-0", "R1")).hasValue(new Matrix.Entry("step-0", "R1", 64, 12, Verdict.FAIL, "d"));
        assertThat(matrix.at("stock", "R1")).isEmpty();
        assertThat(matrix.entries()).hasSize(4);
    }

    @Test
    void theReasonIsThatOfTheWorst() {
        Matrix matrix = Matrix.of(List.of(cell("k", 1, "R1", 1, 0, Verdict.PASS, "good"), cell("k", 1, "R1", 1, 0, Verdict.ERROR, "bad")));
        assertThat(matrix.at("k", "R1").orElseThrow().reason()).isEqualTo("bad");
    }

    @Test
    void noCells() {
        assertThat(Matrix.of(List.of()).kernels()).isEmpty();
    }

    private static Cell cell(String kernel, Integer step, String raceClass, int trials, int corrupt, Verdict verdict, String reason) {
        return new Cell(kernel, step == null ? OptionalInt.empty() : OptionalInt.of(step), raceClass, "s", "fifo", trials, corrupt,
                verdict, reason);
    }
}
