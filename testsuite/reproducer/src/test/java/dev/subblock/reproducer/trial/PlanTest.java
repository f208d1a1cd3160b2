package dev.subblock.reproducer.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.reproducer.ReproducerException;
import dev.subblock.reproducer.scenario.Catalogue;
import dev.subblock.reproducer.scenario.Scenario;
import org.junit.jupiter.api.Test;

class PlanTest {

    @Test
    void eachTrialHasItsBlocksAndAGuardBlock() {
        Plan plan = new Plan(Catalogue.carried().named("r1-4k-hole-one-thirds").withTrials(3));

        assertThat(plan.region()).isEqualTo(8192);
        assertThat(plan.fileSize()).isEqualTo(3 * 8192);
        assertThat(plan.writes()).isEqualTo(9);
        assertThat(plan.trialOf(5)).isEqualTo(1);
        assertThat(plan.offset(5)).isEqualTo(8192 + 5 * 512);
        assertThat(plan.length(5)).isEqualTo(3 * 512);
        assertThat(plan.payloadSize()).isEqualTo(3 * 4096);
        assertThat(plan.payloadOffset(5)).isEqualTo(4096 + 5 * 512);
    }

    @Test
    void aChainReachesOverItsBlocks() {
        Plan plan = new Plan(Catalogue.carried().named("r1-1k-hole-one-chain"));

        assertThat(plan.region()).isEqualTo(6 * 1024);
        assertThat(plan.offset(4)).isEqualTo(6 * 1024 + 512);
    }

    @Test
    void moreThanFitsIsRefused() {
        Scenario scenario = Catalogue.parse("t", "R1 65536 hole one 600 far 0+64 64+64").all().get(0);
        assertThatThrownBy(() -> new Plan(scenario))
                .isInstanceOf(ReproducerException.class)
                .hasMessage("600 trials of r1-64k-hole-one-far need 1200 writes in 78643200 bytes: give fewer trials");
    }
}
