package dev.subblock.lab.vm;

import java.time.Duration;

/**
 * How long each phase of a guest may take before it counts as a hang.
 *
 * @param start from QEMU's start to its monitor's greeting
 * @param boot from then to the first line on the channel
 * @param command from a command to the line that ends it
 * @param shutdown from the last line to QEMU's end
 */
public record Deadlines(Duration start, Duration boot, Duration command, Duration shutdown) {

    /**
     * About twenty times what an idle machine needs: a slow or loaded host must not look like a
     * hanging kernel, and a real hang is mostly ended sooner by the kernel's own detectors.
     */
    public static Deadlines of(Accelerator accelerator) {
        return new Deadlines(Duration.ofSeconds(10), accelerator.stretch(Duration.ofSeconds(6)),
                accelerator.stretch(Duration.ofSeconds(12)), accelerator.stretch(Duration.ofSeconds(3)));
    }

    /** For a kernel that is so many times slower; QEMU's own start is none of its. */
    Deadlines times(int slower) {
        return new Deadlines(start, boot.multipliedBy(slower), command.multipliedBy(slower), shutdown.multipliedBy(slower));
    }
}
