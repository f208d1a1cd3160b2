package dev.subblock.lab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    /** QEMU's own start does not depend on how it runs instructions; all that the guest does, does. */
    @Test
    void emulationGetsTenTimesTheTimeForWhatTheGuestDoes() {
        Deadlines kvm = Deadlines.of(Accelerator.KVM);
        Deadlines tcg = Deadlines.of(Accelerator.TCG);
        assertThat(tcg.start()).isEqualTo(kvm.start());
        assertThat(tcg.boot()).isEqualTo(kvm.boot().multipliedBy(10));
        assertThat(tcg.command()).isEqualTo(kvm.command().multipliedBy(10));
        assertThat(tcg.shutdown()).isEqualTo(kvm.shutdown().multipliedBy(10));
    }

    /** The guest's kernel panics over a task that hangs for 20 s: it must get to say so. */
    @Test
    void aHungTaskIsNamedByTheKernelBeforeTheDeadline() {
        assertThat(Deadlines.of(Accelerator.TCG).command()).isGreaterThan(Duration.ofSeconds(2 * 20));
    }

    @Test
    void aSlowerKernelIsWaitedForLonger() {
        Deadlines usual = Deadlines.of(Accelerator.TCG);
        Deadlines slower = usual.times(5);
        assertThat(slower.command()).isEqualTo(usual.command().multipliedBy(5));
        assertThat(slower.start()).as("QEMU's own").isEqualTo(usual.start());
    }
}
