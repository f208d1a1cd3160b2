package dev.subblock.cli.experiment;

import dev.subblock.lab.guest.GuestImage;
import dev.subblock.lab.vm.GuestDisk;
import dev.subblock.lab.vm.MachineSpec;
import dev.subblock.patches.base.Machine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a kernel wants of the machine that boots it.
 *
 * @param machine as its base has it
 * @param patience deadlines are this many times longer than for a usual kernel
 */
public record GuestNeeds(Machine machine, int patience) {

    static GuestNeeds of(Kernel kernel, Flavour flavour) {
        return new GuestNeeds(kernel.origin().base().machine(), flavour.patience());
    }

    /** Options for {@code mkfs.xfs}. */
    List<String> mkfs() {
        return machine.mkfs();
    }

    /** The whole machine. @param words for the kernel's command line besides its own */
    MachineSpec spec(Path vmlinux, GuestImage image, List<String> words, List<GuestDisk> disks) {
        List<String> commandLine = new ArrayList<>(machine.append());
        commandLine.addAll(words);
        return new MachineSpec(vmlinux, image.initramfs(), commandLine, disks, MachineSpec.MEMORY_MIB,
                machine.processors().orElse(MachineSpec.ONE_PROCESSOR), patience);
    }
}
