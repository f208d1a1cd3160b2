package dev.subblock.analyzers.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.analyzers.verdict.Verdict;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CostJudgeTest {

    private static final String LOAD = "instant-aligned-written-aio-1";
    private static final KernelCosts FIRST = kernel(1, 0.001);

    /** 15 samples around 10000, spread evenly by so much to both sides. */
    private static KernelCosts kernel(double times, double spread) {
        List<Double> samples = IntStream.range(0, 15).mapToObj(i -> 10000 * times * (1 + spread * (i - 7) / 7)).toList();
        return new KernelCosts("step-0", 1, "t", List.of(new Costs(LOAD, samples, 0)), List.of());
    }

    private static CostJudge.Judged judge(KernelCosts again, KernelCosts last) {
        return CostJudge.judge(FIRST.and(again), last, List.of(LOAD));
    }

    @Test
    void asCheapAsBeforePasses() {
        assertThat(judge(FIRST, kernel(1.005, 0.001)).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void twoInAHundredFail() {
        assertThat(judge(FIRST, kernel(1.02, 0.001)).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void noiseIsInconclusive() {
        assertThat(judge(FIRST, kernel(1, 0.05)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge(FIRST, kernel(1.02, 0.05)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    /** Neither a pass nor a fail is had where one kernel differs from itself by as much as is looked for. */
    @Test
    void aKernelThatDiffersFromItselfIsInconclusive() {
        assertThat(judge(kernel(1.02, 0.001), kernel(1.015, 0.001)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge(kernel(1.015, 0.001), kernel(1.02, 0.001)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge(kernel(1.002, 0.001), kernel(1.005, 0.001)).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void whatWasNotMeasuredIsInconclusive() {
        assertThat(judge(FIRST, new KernelCosts("step-9", 1, "t", List.of(), List.of("it ended"))).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(CostJudge.judge(FIRST, FIRST, List.of()).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    /** Of 15, two or fewer lie on a given side of the median in 0.4 of a hundred, three or fewer in 1.8: the bounds are the third from each end. */
    @Test
    void boundsAreCornersOfOrderStatistics() {
        List<Double> ones = DoubleStream.iterate(1, d -> d + 1).limit(15).boxed().toList();

        Ratio ratio = Ratio.of(ones, ones);

        assertThat(ratio).isEqualTo(new Ratio(1, 3 / 13.0, 13 / 3.0));
        assertThat(Ratio.of(ones.subList(0, 7), ones.subList(0, 7))).isEqualTo(new Ratio(1, 1 / 7.0, 7));
        assertThatThrownBy(() -> Ratio.of(ones.subList(0, 6), ones)).isInstanceOf(IllegalArgumentException.class);
    }
}
