package dev.subblock.cli.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.analyzers.cost.Ratio;
import dev.subblock.cli.cost.CostResults.Booted;
import dev.subblock.cli.cost.CostResults.Cost;
import dev.subblock.cli.exit.CliException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostTableTest {

    private static final String DEARER = "instant-unaligned-written-aio-8";
    private static final String SAME = "instant-unaligned-written-aio-1";
    private static final String LEFT_OUT = "instant-unaligned-written-aio-32";
    private static final String ALIGNED = "instant-aligned-written-aio-1";
    private static final String SLOW = "slow-unaligned-written-aio-8";

    @TempDir
    private Path directory;

    private static Cost cost(String load, double times, double spread, Double outstanding) {
        return new Cost(load, Collections.nCopies(11, (load.equals(SLOW) ? 125_000 : 10_000) * times), new Ratio(times, times - spread, times + spread), outstanding);
    }

    private static Booted guest(String kernel, int boot, Cost... costs) {
        return new Booted(kernel, boot, "t", List.of(costs), List.of());
    }

    private static CostResults results() {
        return new CostResults(1, "0.1.0", "2026-11-25", "pass", 0, "all is well", "linux-6.1 6.1.1", "xfs v4", 11, List.of(
                guest("step-0", 1, cost(DEARER, 1, 0, null), cost(SAME, 1, 0, null), cost(LEFT_OUT, 1, 0, null), cost(ALIGNED, 1, 0, null),
                        cost(SLOW, 1, 0, 7.9)),
                guest("step-0", 2, cost(DEARER, 1, 0, null), cost(SLOW, 1.1, 0.01, 7.9)),
                guest("step-8", 1, cost(DEARER, 1.25, 0.0125, null), cost(SAME, 1.002, 0.003, null), cost(ALIGNED, 1.004, 0.001, null), cost(SLOW, 8, 0.1, 1.0)),
                guest("control-x", 1, cost(DEARER, 2, 0, null))));
    }

    @Test
    void aLoadIsALineAndAStepIsAColumn() {
        assertThat(CostTable.of(results()).lines())
                .contains("                                    step-0    step-8",
                        "unaligned-written-aio-8              10000    1.2500",
                        "unaligned-written-aio-1              10000         =",
                        "unaligned-written-aio-32             10000         -",
                        "unaligned-written-aio-8          8000  7.9 1000  1.0",
                        "aligned, upper bounds of ratios               1.0050",
                        "0.0125 away. Every second operation of mixed is a read.")
                .noneMatch(l -> l.contains("control") || l.contains("hole")).allMatch(l -> l.length() <= 72);
    }

    @Test
    void onlyWhatIsBetweenTheMarkersIsReplaced() throws Exception {
        Path cover = directory.resolve("0000-cover-letter.patch");
        Files.writeString(cover, "before\n" + CostTable.BEGIN + "earlier\n" + CostTable.END + "after\n");

        CostTable.write(cover, results());

        assertThat(Files.readString(cover)).startsWith("before\n" + CostTable.BEGIN).endsWith("\n" + CostTable.END + "after\n")
                .contains("subblock 0.1.0 on 2026-11-25").doesNotContain("earlier");
        Files.writeString(cover, CostTable.END + CostTable.BEGIN);
        assertThatThrownBy(() -> CostTable.write(cover, results())).isInstanceOf(CliException.class).hasMessageContaining("has no place for a table");
    }
}
