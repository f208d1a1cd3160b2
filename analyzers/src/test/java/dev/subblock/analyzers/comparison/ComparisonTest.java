package dev.subblock.analyzers.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.analyzers.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static Tally sampled(int corrupt, int trials, Verdict verdict) {
        return new Tally("step-8", "r1", trials, corrupt, false, verdict);
    }

    private static Tally exhausted(int corrupt, int trials) {
        return new Tally("step-8", "r1", trials, corrupt, true, corrupt > 0 ? Verdict.FAIL : Verdict.PASS);
    }

    private static CellChange of(Tally before, Tally after) {
        return Comparison.of(List.of(before), List.of(after), Comparison.ALPHA).cells().get(0);
    }

    private static Verdict verdict(Tally before, Tally after) {
        return Comparison.of(List.of(before), List.of(after), Comparison.ALPHA).verdict();
    }

    @Test
    void aFailureThatChanceDoesNotExplainIsARegression() {
        assertThat(of(sampled(0, 64, Verdict.PASS), sampled(20, 64, Verdict.FAIL)).change()).isEqualTo(Change.REGRESSED);
        assertThat(verdict(sampled(0, 64, Verdict.PASS), sampled(20, 64, Verdict.FAIL))).isEqualTo(Verdict.FAIL);
    }

    @Test
    void oneThatMayBeChanceIsNoPassEither() {
        assertThat(of(sampled(0, 64, Verdict.PASS), sampled(1, 64, Verdict.FAIL)).change()).isEqualTo(Change.FLAKY);
        assertThat(verdict(sampled(0, 64, Verdict.PASS), sampled(1, 64, Verdict.FAIL))).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void whereAllOrdersWereRunOneIsEnough() {
        CellChange change = of(exhausted(0, 6), exhausted(1, 6));
        assertThat(change.change()).isEqualTo(Change.REGRESSED);
        assertThat(change.p()).isEmpty();
        assertThat(change.exhaustive()).isTrue();
    }

    @Test
    void bothWays() {
        assertThat(of(sampled(20, 64, Verdict.FAIL), sampled(0, 64, Verdict.PASS)).change()).isEqualTo(Change.MENDED);
        assertThat(verdict(sampled(20, 64, Verdict.FAIL), sampled(0, 64, Verdict.PASS))).isEqualTo(Verdict.PASS);
        assertThat(of(exhausted(18, 24), exhausted(0, 6)).change()).isEqualTo(Change.MENDED);
    }

    @Test
    void whatFailsInBothIsHeldAgainstItsRate() {
        assertThat(of(sampled(60, 64, Verdict.FAIL), sampled(5, 64, Verdict.FAIL)).change()).isEqualTo(Change.RATE);
        assertThat(of(sampled(30, 64, Verdict.FAIL), sampled(33, 64, Verdict.FAIL)).change()).isEqualTo(Change.SAME);
        assertThat(of(exhausted(12, 24), exhausted(6, 12)).change()).isEqualTo(Change.SAME);
        assertThat(verdict(sampled(60, 64, Verdict.FAIL), sampled(5, 64, Verdict.FAIL))).isEqualTo(Verdict.PASS);
    }

    /** What fails without a corrupt trial: an oops, a dirty file system. */
    @Test
    void aFailureWithoutCorruptionIsNoMatterOfRates() {
        assertThat(of(sampled(0, 64, Verdict.PASS), sampled(0, 64, Verdict.FAIL)).change()).isEqualTo(Change.REGRESSED);
    }

    @Test
    void whatCanNotBeToldAnyMoreIsNoPass() {
        assertThat(verdict(sampled(0, 64, Verdict.PASS), sampled(0, 3, Verdict.INCONCLUSIVE))).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict(sampled(0, 64, Verdict.PASS), sampled(0, 0, Verdict.ERROR))).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict(sampled(0, 0, Verdict.ERROR), sampled(9, 64, Verdict.FAIL))).isEqualTo(Verdict.FAIL);
        assertThat(verdict(sampled(0, 0, Verdict.ERROR), sampled(0, 64, Verdict.PASS))).isEqualTo(Verdict.PASS);
    }

    @Test
    void whatOnlyOneRunHasIsTold() {
        Tally other = new Tally("step-9", "r1", 6, 0, true, Verdict.PASS);
        Comparison comparison = Comparison.of(List.of(exhausted(0, 6)), List.of(other), Comparison.ALPHA);

        assertThat(comparison.cells()).extracting(CellChange::change).containsExactly(Change.GONE, Change.ADDED);
        assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(Comparison.of(List.of(), List.of(), Comparison.ALPHA).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    /** 4 of 64 against 14 of 64 is p = 0.02 alone: nothing, once a hundred others were looked at as well. */
    @Test
    void manyCellsMakeOneOddFigureLikely() {
        List<Tally> before = new ArrayList<>(List.of(sampled(0, 64, Verdict.PASS)));
        List<Tally> after = new ArrayList<>(List.of(sampled(8, 64, Verdict.FAIL)));
        assertThat(Comparison.of(before, after, Comparison.ALPHA).cells().get(0).change()).isEqualTo(Change.REGRESSED);
        for (int i = 0; i < 100; i++) {
            before.add(new Tally("step-8", "other-" + i, 64, 0, false, Verdict.PASS));
            after.add(new Tally("step-8", "other-" + i, 64, 0, false, Verdict.PASS));
        }
        assertThat(Comparison.of(before, after, Comparison.ALPHA).cells().get(0).change()).isEqualTo(Change.FLAKY);
    }

    /** 200 comparisons of 40 cells that fail at the same rate: at one alarm in a hundred, more than eight would be one in 10,000. */
    @Test
    void falseAlarmsAreAsRareAsSaid() {
        SplittableRandom random = new SplittableRandom(20101);
        int alarms = 0;
        for (int run = 0; run < 200; run++) {
            List<Tally> before = new ArrayList<>();
            List<Tally> after = new ArrayList<>();
            for (int cell = 0; cell < 40; cell++) {
                before.add(new Tally("k", "s" + cell, 64, corrupt(random), false, Verdict.FAIL));
                after.add(new Tally("k", "s" + cell, 64, corrupt(random), false, Verdict.FAIL));
            }
            alarms += Comparison.of(before, after, Comparison.ALPHA).count(Change.RATE) > 0 ? 1 : 0;
        }
        assertThat(alarms).isLessThanOrEqualTo(8);
    }

    private static int corrupt(SplittableRandom random) {
        int corrupt = 0;
        for (int i = 0; i < 64; i++) {
            corrupt += random.nextInt(10) < 3 ? 1 : 0;
        }
        return corrupt;
    }

    @Test
    void figuresThatCanNotBeAreRefused() {
        assertThatThrownBy(() -> sampled(3, 2, Verdict.PASS)).isInstanceOf(IllegalArgumentException.class);
    }
}
