package dev.subblock.patches.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DebianVersionTest {
    /** As {@code dpkg --compare-versions} has them. */
    @ParameterizedTest
    @CsvSource({"6.1.9-1,6.1.10-1", "6.1.192-1,6.1.192-2", "6.1.1-1~bpo11+1,6.1.1-1", "6.1~rc1-1,6.1-1", "6.1-1,6.1.1-1",
        "9.9-1,1:1.0-1", "6.1-1,6.1-1+b1", "1.0a,1.0+", "1.0~~,1.0~", "1.0-1,1.0-1a", "99999999999999999998,99999999999999999999"})
    void orders(String older, String newer) {
        assertThat(new DebianVersion(older)).isLessThan(new DebianVersion(newer));
        assertThat(new DebianVersion(newer)).isGreaterThan(new DebianVersion(older));
    }

    @ParameterizedTest
    @CsvSource({"6.1-1,6.1-1", "0:6.1,6.1", "6.01,6.1"})
    void holdsForEqual(String one, String other) {
        assertThat(new DebianVersion(one)).isEqualByComparingTo(new DebianVersion(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "6.1/..", "../6", "a6", "6 1", "-6"})
    void keepsPathsOut(String text) {
        assertThat(DebianVersion.isValid(text)).isFalse();
    }
}
