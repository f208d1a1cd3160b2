package dev.subblock.analyzers.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
    @Test
    void worstFirst() {
        List<Verdict> order = List.of(Verdict.FAIL, Verdict.ERROR, Verdict.INCONCLUSIVE, Verdict.SKIP, Verdict.PASS);
        for (int i = 0; i < order.size(); i++) {
            for (int j = i; j < order.size(); j++) {
                assertThat(order.get(i).merge(order.get(j))).isEqualTo(order.get(i));
                assertThat(order.get(j).merge(order.get(i))).isEqualTo(order.get(i));
            }
        }
    }

    @Test
    void aPassNeedsAllToPassAndSomethingToPass() {
        assertThat(Verdict.merge(List.of())).isEqualTo(Verdict.SKIP);
        assertThat(Verdict.merge(List.of(Verdict.PASS, Verdict.PASS))).isEqualTo(Verdict.PASS);
        for (Verdict other : Verdict.values()) {
            List<Verdict> all = new ArrayList<>(Arrays.asList(Verdict.PASS, other, Verdict.PASS));
            assertThat(Verdict.merge(all)).isEqualTo(other);
        }
    }

    @ParameterizedTest
    @CsvSource({"PASS, 0, pass", "FAIL, 1, fail", "INCONCLUSIVE, 3, inconclusive", "SKIP, 4, skip", "ERROR, 128, error"})
    void exitCodesOfTheDesign(Verdict verdict, int exit, String word) {
        assertThat(verdict.exitCode()).isEqualTo(exit);
        assertThat(verdict.word()).isEqualTo(word);
    }
}
