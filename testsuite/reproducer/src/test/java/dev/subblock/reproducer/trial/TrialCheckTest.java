package dev.subblock.reproducer.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.reproducer.scenario.BlockState;
import dev.subblock.reproducer.scenario.Scenario;
import dev.subblock.reproducer.scenario.SectorRange;
import dev.subblock.reproducer.scenario.Submission;
import dev.subblock.reproducer.sys.NativeMemory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What failed and overlapping writes leave open; all else is in {@link FaultInjectionTest}. */
class TrialCheckTest {

    private static final int RUN = 7;

    /** Checks trial 0 of two overlapping writes after {@code sectors} were zeroed or exchanged. */
    private int corrupt(long secondResult, int zeroedSector, int... fromFirst) {
        Scenario scenario = new Scenario("overlap", "R2", 4096, BlockState.HOLE, Submission.ONE_SUBMIT,
                List.of(new SectorRange(0, 4), new SectorRange(2, 4)), 1);
        Plan plan = new Plan(scenario);
        WriteLog log = new WriteLog(2);
        log.completed(0, 2048);
        log.completed(1, secondResult);
        Findings findings = new Findings("00000007", plan);
        try (Contents contents = new Contents(plan, RUN); NativeMemory read = NativeMemory.allocate(plan.region())) {
            for (int sector = 0; sector < 6; sector++) {
                read.buffer().put(sector * 512, contents.sector(sector < 2 ? 0 : 1, sector * 512));
            }
            for (int sector : fromFirst) {
                read.buffer().put(sector * 512, contents.sector(0, sector * 512));
            }
            read.buffer().put(zeroedSector * 512, new byte[512]);
            new TrialCheck(plan, contents, log, RUN, findings).check(0, read, 0, "direct");
        }
        return findings.corrupt();
    }

    @Test
    void eitherOfTwoOverlappingWritesMayBeSeenSectorBySector() {
        assertThat(corrupt(2048, 6)).isZero();
        assertThat(corrupt(2048, 6, 2)).isZero();
        assertThat(corrupt(2048, 6, 2, 3)).isZero();
    }

    @Test
    void zerosWhereTwoWritesOverlapAreCorrupt() {
        assertThat(corrupt(2048, 2)).isEqualTo(1);
    }

    @Test
    void nothingIsPromisedWhereAWriteFailedAndAllElseIs() {
        assertThat(corrupt(-5, 5)).isZero();
        assertThat(corrupt(512, 2)).isZero();
        assertThat(corrupt(-5, 1)).isEqualTo(1);
    }
}
