package dev.subblock.analyzers.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HolmTest {

    /** The figures of R's p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm"). */
    @Test
    void asRDoesIt() {
        assertThat(Holm.corrected(new double[] {0.01, 0.04, 0.03, 0.005})).containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
    }

    @Test
    void neverAboveOne() {
        assertThat(Holm.corrected(new double[] {0.9, 0.8})).containsExactly(1, 1);
    }

    @Test
    void oneTestNeedsNoCorrection() {
        assertThat(Holm.corrected(new double[] {0.02})).containsExactly(0.02);
        assertThat(Holm.corrected(new double[0])).isEmpty();
    }
}
