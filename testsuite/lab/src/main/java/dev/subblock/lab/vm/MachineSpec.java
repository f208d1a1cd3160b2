package dev.subblock.lab.vm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A machine to boot.
 *
 * @param kernel vmlinux (PVH) or bzImage
 * @param initramfs what the kernel unpacks and runs
 * @param commandLine words for the kernel's command line, besides those every guest gets
 * @param disks in the guest {@code /dev/vda}, {@code /dev/vdb}, ...
 * @param memoryMiB size of its memory
 * @param processors as QEMU's {@code -smp} has them
 * @param patience deadlines are this many times longer than for a usual kernel
 */
public record MachineSpec(Path kernel, Path initramfs, List<String> commandLine, List<GuestDisk> disks, int memoryMiB, String processors, int patience) {

    /** Requests overlap on the disk; a second processor makes no more races there, and a guest starts slower. */
    public static final String ONE_PROCESSOR = "1";

    /** Twice the unpacked initramfs, the JVM, and room for a page cache of small test files. */
    public static final int MEMORY_MIB = 512;

    /**
     * What every guest gets. A panic ends QEMU at once (-1, with -no-reboot), and so does what would
     * otherwise be waited for: an oops, a task hung for 20 s, a CPU that does not schedule. The clock is
     * taken as it is: under emulation the kernel's check of it falls back to jiffies, steps of 4 ms. The timer
     * is not tested (as under KVM, which says so itself): on a busy host its interrupts come late, and the kernel
     * panics with "IO-APIC + timer doesn't work".
     * The log level keeps what the kernel warns of on the console: a WARN that is not there is not judged.
     */
    private static final List<String> ALWAYS = List.of("console=ttyS0", "panic=-1", "oops=panic",
            "hung_task_panic=1", "softlockup_panic=1", "tsc=reliable", "no_timer_check", "loglevel=7", "rdinit=/init");

    public MachineSpec {
        commandLine = List.copyOf(commandLine);
        disks = List.copyOf(disks);
        if (patience < 1) {
            throw new IllegalArgumentException("patience " + patience);
        }
    }

    /** One processor, usual deadlines. */
    public static MachineSpec plain(Path kernel, Path initramfs, List<String> commandLine, List<GuestDisk> disks, int memoryMiB) {
        return new MachineSpec(kernel, initramfs, commandLine, disks, memoryMiB, ONE_PROCESSOR, 1);
    }

    String wholeCommandLine() {
        List<String> words = new ArrayList<>(ALWAYS);
        words.addAll(commandLine);
        return String.join(" ", words);
    }
}
