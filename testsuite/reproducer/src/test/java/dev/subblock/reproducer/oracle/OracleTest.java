package dev.subblock.reproducer.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OracleTest {

    private static List<String> expect(int sectors, Acknowledged... writes) {
        return Stream.of(Oracle.expect(sectors, List.of(writes))).map(Expectation::toString).toList();
    }

    @Test
    void whatNobodyWroteIsZeros() {
        assertThat(expect(8, new Acknowledged(4, 1, 2, true), new Acknowledged(5, 5, 2, true)))
                .containsExactly("zeros", "write 4", "write 4", "zeros", "zeros", "write 5", "write 5", "zeros");
    }

    @Test
    void nothingIsPromisedWhereAWriteFailedAndOnlyThere() {
        assertThat(expect(4, new Acknowledged(1, 0, 1, true), new Acknowledged(2, 1, 2, false)))
                .containsExactly("write 1", "anything", "anything", "zeros");
    }

    @Test
    void ofTwoWritesToTheSameSectorEitherMayHaveWon() {
        Expectation[] expected = Oracle.expect(3, List.of(new Acknowledged(1, 0, 2, true), new Acknowledged(2, 1, 2, true)));

        assertThat(expected[1]).hasToString("write 1 or write 2");
        assertThat(expected[1].accepts(1)).isTrue();
        assertThat(expected[1].accepts(2)).isTrue();
        assertThat(expected[0].accepts(2)).isFalse();
        assertThat(expected[2].accepts(1)).isFalse();
    }

    @Test
    void aFailedWriteOverAnAcknowledgedOneLeavesNothingPromisedInEitherOrder() {
        Acknowledged good = new Acknowledged(1, 0, 2, true);
        Acknowledged bad = new Acknowledged(2, 1, 1, false);

        assertThat(expect(2, good, bad)).isEqualTo(expect(2, bad, good)).containsExactly("write 1", "anything");
    }

    @Test
    void zerosAndAnythingAreTheWriteOfNobody() {
        assertThat(Expectation.ZEROS.nearest()).isZero();
        assertThat(Expectation.ZEROS.accepts(0)).isFalse();
        assertThat(Expectation.ZEROS.accepts(1)).isFalse();
    }
}
