package dev.subblock.analyzers.bisect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.analyzers.bisect.BisectSimulation.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The benchmark in small: 200 histories from a fixed seed. {@code analyzers/bench/bisect} runs 10000. */
final class BisectSimulationTest {

    private static final List<Row> ROWS = new ArrayList<>();

    @BeforeAll
    static void run() throws Exception {
        BisectSimulation.run(7, 25, ROWS::add);
    }

    @Test
    void theRightCommitIsNamed() {
        assertThat(ROWS).hasSize(8);
        assertThat(ROWS.stream().mapToDouble(Row::right).average().orElseThrow()).isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void itTakesLittleMoreThanTheBestMethod() {
        assertThat(ROWS).allSatisfy(row -> assertThat(row.ratio()).as(row.text()).isBetween(0.7, 1.25));
    }

    /** The simulation can fail: believing single answers is wrong as soon as a trial can miss. */
    @Test
    void plainBisectIsRightOnlyWhereATrialIsSure() {
        assertThat(ROWS).allSatisfy(row -> {
            double once = row.plainRight().get(0);
            if (row.rate() == 1) {
                assertThat(once).isGreaterThan(0.999);
            } else {
                assertThat(once).as(row.text()).isLessThan(0.6);
            }
        });
    }
}
