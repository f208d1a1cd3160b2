package dev.subblock.cli.run;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import static org.assertj.core.api.Assertions.assertThat;

class RerunTest {

    private static final Path RUN = Path.of("/runs/20250101-000000-verify");

    @Test
    void aCorruptCellIsReplayed() {
        assertThat(Rerun.of(RUN, Given.cell(8, "step-8", "R2", "r2-4k", 3, "fail")))
                .isEqualTo("./subblock replay /runs/20250101-000000-verify step-8/r2-4k");
    }

    /** There is no order to be followed again. */
    @Test
    void anyOtherIsReproduced() {
        assertThat(Rerun.of(RUN, Given.cell(8, "step-8", "R2", "r2-4k", 0, "inconclusive"))).isEqualTo("./subblock reproduce --step 8 --scenario r2-4k");
        assertThat(Rerun.of(RUN, Given.cell(null, "stock", 3, "fail"))).isEqualTo("./subblock reproduce --stock --scenario r1-4k-hole-one-halves --order fifo");
        assertThat(Rerun.of(RUN, Given.cell(null, "control-r9", 0, "error"))).startsWith("./subblock controls --scenario ");
    }

    /** What a shell would take apart is quoted. */
    @Test
    void itCanBePasted() {
        assertThat(Rerun.replay(Path.of("/my runs/it's; rm -rf"), Given.cell(8, "step-8", "R2", "r2", 3, "fail")))
                .isEqualTo("./subblock replay '/my runs/it'\\''s; rm -rf' step-8/r2");
    }
}
