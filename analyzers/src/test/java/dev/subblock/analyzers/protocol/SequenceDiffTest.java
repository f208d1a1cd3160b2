package dev.subblock.analyzers.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SequenceDiffTest {

    private static List<String> diff(String before, String after) {
        return SequenceDiff.of(before.isEmpty() ? List.of() : List.of(before.split(" ")), after.isEmpty() ? List.of() : List.of(after.split(" ")));
    }

    @Test
    void theSameIsNoDifference() {
        assertThat(diff("a b a", "a b a")).containsExactly("  a", "  b", "  a");
        assertThat(diff("", "")).isEmpty();
    }

    @Test
    void aTokenThatMovesIsTakenOutAndPutIn() {
        assertThat(diff("EXCL demote direct submit release", "EXCL direct submit demote release"))
                .containsExactly("  EXCL", "- demote", "  direct", "  submit", "+ demote", "  release");
    }

    @Test
    void oneOfTwoAlikeIsMissing() {
        assertThat(diff("drain drain", "drain")).hasSize(2).contains("  drain", "- drain");
    }

    @Test
    void nothingBecomesSomething() {
        assertThat(diff("", "a")).containsExactly("+ a");
        assertThat(diff("a", "")).containsExactly("- a");
    }
}
