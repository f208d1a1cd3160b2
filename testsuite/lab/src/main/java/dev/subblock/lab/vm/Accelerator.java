package dev.subblock.lab.vm;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How QEMU runs a guest's instructions. */
public enum Accelerator {

    /** The host's processor: a guest boots in about a second, where it boots at all. */
    KVM(List.of("-accel", "kvm", "-cpu", "host"), 1),

    /** Emulation: everywhere, some ten times slower; deadlines are scaled by that. */
    TCG(List.of("-accel", "tcg,thread=single", "-cpu", "max"), 10),

    /**
     * Emulation in which each instruction takes one nanosecond of the guest's clock, and waiting takes no time of ours: what
     * the guest measures depends on nothing outside of it. Twice as slow as TCG, and as no clock of ours is in it, a loaded host
     * may take five times as long again. Never chosen for want of something better.
     */
    COUNTED(List.of("-accel", "tcg,thread=single", "-cpu", "max", "-icount", "shift=0,sleep=off"), 100);

    private final List<String> arguments;
    private final int slowness;

    Accelerator(List<String> arguments, int slowness) {
        this.arguments = arguments;
        this.slowness = slowness;
    }

    List<String> arguments() {
        return arguments;
    }

    /** A deadline meant for the host's processor, stretched for this accelerator. */
    public Duration stretch(Duration deadline) {
        return deadline.multipliedBy(slowness);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
