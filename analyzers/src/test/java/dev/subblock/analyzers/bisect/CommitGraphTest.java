package dev.subblock.analyzers.bisect;

import static dev.subblock.analyzers.bisect.SimulatedHistory.commit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CommitGraphTest {

    private static final Commit OLD = commit(0, Set.of());

    /** 0 - 1 - 2 - 4, and 3 beside 2, forked before the old end. */
    private final CommitGraph merge = CommitGraph.of(OLD,
            List.of(commit(4, Set.of(2, 3)), commit(1, Set.of(0)), commit(3, Set.of(99)), commit(2, Set.of(1))));

    private int number(int commit) {
        return merge.number(SimulatedHistory.id(commit)).orElseThrow();
    }

    @Test
    void parentsHaveSmallerNumbers() {
        assertThat(merge.size()).isEqualTo(4);
        assertThat(merge.commit(0)).isEqualTo(OLD);
        assertThat(number(4)).isEqualTo(merge.newest());
        for (int i = 1; i <= merge.size(); i++) {
            for (int parent : merge.parents(i)) {
                assertThat(parent).isLessThan(i);
            }
        }
    }

    @Test
    void aWeightCountsWhatACommitHas() {
        assertThat(merge.weight(number(4))).isEqualTo(4);
        assertThat(merge.weight(number(2))).isEqualTo(2);
        assertThat(merge.weight(number(3))).isEqualTo(1);
        assertThat(merge.weight(0)).isZero();
    }

    @Test
    void theOldEndIsBeforeAllEvenAForkFromBefore() {
        assertThat(merge.parents(number(3))).containsExactly(0);
        assertThat(merge.has(number(3), 0)).isTrue();
        assertThat(merge.has(number(3), number(2))).isFalse();
    }

    @Test
    void sumsCountNothingTwice() {
        double[] ones = {1, 1, 1, 1, 1};

        assertThat(merge.sums(ones)[number(4)]).isEqualTo(5);
        assertThat(merge.sums(ones)[number(2)]).isEqualTo(3);
    }

    @Test
    void whatIsNoRangeIsRefused() {
        refused(List.of(), "0 commits");
        refused(List.of(commit(1, Set.of(0)), commit(1, Set.of(0))), "twice");
        refused(List.of(OLD), "twice");
        refused(List.of(commit(1, Set.of(0)), commit(2, Set.of(0))), "2 new ends");
        refused(List.of(commit(1, Set.of(2)), commit(2, Set.of(1))), "0 new ends");
        refused(List.of(commit(1, Set.of(2)), commit(2, Set.of(1)), commit(3, Set.of(2))), "circle");
    }

    private static void refused(List<Commit> range, String words) {
        assertThatThrownBy(() -> CommitGraph.of(OLD, range)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(words);
    }
}
