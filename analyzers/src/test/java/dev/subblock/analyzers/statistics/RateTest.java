package dev.subblock.analyzers.statistics;

import org.junit.jupiter.api.Test;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class RateTest {

    /** By hand: 1 - (alpha/2)^(1/n) for none of n; the figures for 3 of 20 are R's binom.test(3, 20). */
    @Test
    void isClopperPearson() {
        assertThat(Rate.of(0, 20).lower()).isZero();
        assertThat(Rate.of(0, 20).upper()).isCloseTo(1 - Math.pow(0.025, 1 / 20.0), within(1e-9));
        assertThat(Rate.of(20, 20).lower()).isCloseTo(Math.pow(0.025, 1 / 20.0), within(1e-9));
        assertThat(Rate.of(20, 20).upper()).isEqualTo(1);
        assertThat(Rate.of(3, 20).lower()).isCloseTo(0.03207094, within(1e-7));
        assertThat(Rate.of(3, 20).upper()).isCloseTo(0.3789268, within(1e-6));
        assertThat(Rate.of(3, 20).share()).isEqualTo(0.15);
    }

    @Test
    void refusesWhatIsNoShare() {
        assertThatThrownBy(() -> Rate.of(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Rate.of(3, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Rate.of(-1, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
