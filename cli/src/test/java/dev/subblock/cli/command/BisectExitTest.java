package dev.subblock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.analyzers.verdict.Verdict;
import org.junit.jupiter.api.Test;

/** What {@code git bisect run} is told of {@code reproduce --bisect}. */
final class BisectExitTest {

    @Test
    void onlyCorruptionIsBad() {
        assertThat(ReproduceCommand.bisectExit(Verdict.FAIL, true)).isEqualTo(1);
        assertThat(ReproduceCommand.bisectExit(Verdict.ERROR, true)).as("seen before it went down").isEqualTo(1);
    }

    /** A panic, a build that fails: a verdict of fail without corruption. */
    @Test
    void whatCantBeTriedIsSkipped() {
        for (Verdict verdict : new Verdict[] {Verdict.FAIL, Verdict.ERROR, Verdict.INCONCLUSIVE, Verdict.SKIP}) {
            assertThat(ReproduceCommand.bisectExit(verdict, false)).as(verdict.word()).isEqualTo(125);
        }
    }

    @Test
    void onlyAPassIsGood() {
        assertThat(ReproduceCommand.bisectExit(Verdict.PASS, false)).isZero();
    }
}
