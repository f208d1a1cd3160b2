package dev.subblock.analyzers.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleanBoundTest {
    /** The figures of field.md. */
    @ParameterizedTest
    @CsvSource({"20, 20, 3", "10, 20, 13", "3, 20, 107", "1, 20, 1796"})
    void needed(int corrupt, int trials, long needed) {
        assertThat(CleanBound.of(corrupt, trials).needed()).isEqualTo(needed);
    }

    @Test
    void lowerBoundIsWhatClopperAndPearsonSay() {
        // All of n: the bound solves p^n = 1-confidence. One of n: (1-p)^n = confidence.
        assertThat(CleanBound.of(20, 20).lowerRate()).isCloseTo(Math.pow(0.05, 1 / 20.0), within(1e-9));
        assertThat(CleanBound.of(1, 20).lowerRate()).isCloseTo(1 - Math.pow(0.95, 1 / 20.0), within(1e-9));
    }

    @Test
    void neededTrialsSufficeAndOneFewerDoesNot() {
        for (int n = 1; n <= 64; n++) {
            for (int k = 1; k <= n; k++) {
                CleanBound bound = CleanBound.of(k, n);
                assertThat(Math.pow(1 - bound.lowerRate(), bound.needed())).isLessThanOrEqualTo(0.01 + 1e-12);
                assertThat(bound.needed() == 1 || Math.pow(1 - bound.lowerRate(), bound.needed() - 1) > 0.01).isTrue();
            }
        }
    }

    @Test
    void theRarerTheMoreAreNeeded() {
        for (int k = 2; k <= 64; k++) {
            assertThat(CleanBound.of(k, 64).needed()).isLessThanOrEqualTo(CleanBound.of(k - 1, 64).needed());
        }
    }

    @Test
    void inWords() {
        CleanBound bound = CleanBound.of(10, 20);
        assertThat(bound.missing(12)).isEqualTo(1);
        assertThat(bound.missing(13)).isZero();
        assertThat(bound.sentence(32)).isEqualTo("0 of 32 trials corrupt, 10 of 20 in the control: had the bug been there, "
                + "this many trials would have missed it with at most 1 %");
        assertThat(CleanBound.of(10, 20, 0.95, 0.001).sentence(99)).endsWith("at most 0.1 %");
        assertThat(bound.shortfall(3)).contains("10 more clean trials are needed (13 in all)");
    }

    @Test
    void aControlThatDidNotFireHasNoBound() {
        assertThatThrownBy(() -> CleanBound.of(0, 20)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CleanBound.of(21, 20)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CleanBound.of(1, 20, 0.95, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CleanBound.of(1, 20, Double.NaN, 0.01)).isInstanceOf(IllegalArgumentException.class);
    }
}
