package dev.subblock.analyzers.bisect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class InformationBoundTest {

    @Test
    void aSureTrialIsABit() {
        InformationBound bound = new InformationBound(6, 1, 0.01);

        assertThat(bound.trials()).isEqualTo(6);
        assertThat(bound.floor()).isBetween(5.8, 6.0);
    }

    /** The Z-channel with one half has log2(5/4) bits: any textbook's example. */
    @Test
    void aTrialThatMissesHalfTheTimeIsAThirdOfABit() {
        assertThat(new InformationBound(1, 0.5, 0.01).capacity()).isCloseTo(0.3219, within(0.0001));
    }

    @Test
    void theFloorIsBelowTheBound() {
        for (double rate : new double[] {1, 0.5, 0.1, 0.02}) {
            InformationBound bound = new InformationBound(7, rate, 0.01);
            assertThat(bound.floor()).isLessThan(bound.trials());
        }
    }
}
