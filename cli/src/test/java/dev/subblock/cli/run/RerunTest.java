package dev.subblock.cli.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import static org.assertj.core.api.Assertions.assertThat;

class RerunTest {

    private static final Path RUN = Path.of("/runs/20250101-000000-verify");
    private static final Rerun AGAIN = new Rerun(RUN, Given.results());

    @Test
    void aCorruptCellIsReplayed() {
        assertThat(AGAIN.of(Given.cell(8, "step-8", "R2", "r2-4k", 3, "fail")))
                .isEqualTo("./subblock replay /runs/20250101-000000-verify step-8/r2-4k");
    }

    /** There is no order to be followed again. */
    @Test
    void anyOtherIsReproduced() {
        assertThat(AGAIN.of(Given.cell(8, "step-8", "R2", "r2-4k", 0, "inconclusive"))).isEqualTo("./subblock reproduce --step 8 --scenario r2-4k");
        assertThat(AGAIN.of(Given.cell(null, "stock", 3, "fail"))).isEqualTo("./subblock reproduce --stock --scenario r1-4k-hole-one-halves --order fifo");
        assertThat(AGAIN.of(Given.cell(null, "control-r9", 0, "error"))).startsWith("./subblock controls --scenario ");
    }

    /** On another base, or with another configuration, the same step is another kernel. */
    @Test
    void theKernelIsTheSame() {
        Results r = Given.results();
        Rerun old = new Rerun(RUN, new Results(1, "fail", 1, "r", new Results.BaseInfo("linux-2.6.37", "2.6.37", "c", "", List.of(), null, null), r.series(),
                new Results.Host("0.1.0", "tcg", "java", "debug"), r.steps(), r.cells(), List.of(), List.of(), List.of(), null, Map.of()));
        assertThat(old.of(Given.cell(8, "step-8", "S", "s-4k", 0, "fail"))).isEqualTo("./subblock reproduce --step 8 --base linux-2.6.37 --debug-kernel --scenario s-4k");
        assertThat(old.of(Given.cell(null, "control-r9", 0, "error"))).startsWith("./subblock controls --base linux-2.6.37 --scenario ");
    }

    private static Results of(Results.BaseInfo base, String series) {
        Results r = Given.results();
        return new Results(1, "fail", 1, "r", base, new Results.SeriesInfo("mine", "v1", series), r.host(), r.steps(), r.cells(), List.of(), List.of(), List.of(), null, Map.of());
    }

    /** A step of another series is another kernel; the base as it came is not. */
    @Test
    void theSeriesIsTheSame() {
        Rerun again = new Rerun(RUN, of(Given.results().base(), "/mails/my series.mbox"));
        assertThat(again.of(Given.cell(2, "step-2", "S", "s-4k", 0, "inconclusive")))
                .isEqualTo("./subblock reproduce --step 2 --series '/mails/my series.mbox' --scenario s-4k");
        assertThat(again.of(Given.cell(null, "stock", 0, "error"))).doesNotContain("--series");
    }

    /** Only verify takes a kernel of the user's own. */
    @Test
    void theTreeIsTheSame() {
        Rerun again = new Rerun(RUN, of(new Results.BaseInfo("linux", "6.12.0-abc", "c", "", List.of(), "/home/a/linux/.git", "0123abcd"), "/mails/a.mbox"));
        assertThat(again.of(Given.cell(2, "step-2", "S", "s-4k", 0, "inconclusive")))
                .isEqualTo("./subblock verify --tree /home/a/linux/.git --base 0123abcd --series /mails/a.mbox --scenario s-4k");
        assertThat(again.of(Given.cell(null, "control-r9", 0, "error"))).startsWith("./subblock verify --tree /home/a/linux/.git ");
    }

    /** What a shell would take apart is quoted. */
    @Test
    void itCanBePasted() {
        assertThat(new Rerun(Path.of("/my runs/it's; rm -rf"), Given.results()).replay(Given.cell(8, "step-8", "R2", "r2", 3, "fail")))
                .isEqualTo("./subblock replay '/my runs/it'\\''s; rm -rf' step-8/r2");
    }
}
