package dev.subblock.cli.experiment;

import dev.subblock.analyzers.cost.Costs;
import dev.subblock.analyzers.cost.KernelCosts;
import dev.subblock.analyzers.cost.LoadReader;
import dev.subblock.analyzers.cost.MalformedLoadException;
import dev.subblock.lab.LabException;
import dev.subblock.lab.command.Commands;
import dev.subblock.lab.disk.XfsDisk;
import dev.subblock.lab.guest.GuestImage;
import dev.subblock.lab.vm.Accelerator;
import dev.subblock.lab.vm.Guest;
import dev.subblock.lab.vm.GuestDisk;
import dev.subblock.lab.vm.GuestGoneException;
import dev.subblock.reproducer.kind.Shape;
import dev.subblock.reproducer.load.Load;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Has a kernel carry out loads in a guest whose clock counts instructions. */
public final class CostBench {

    /**
     * A transaction of XFS takes a random number (xlog_ticket_alloc), for which 6.1 computes 9,000 instructions until it has gathered enough to be
     * random. When that is, is a matter of chance: here at boot, by the processor's own numbers.
     */
    private static final List<String> RANDOM_FROM_BOOT = List.of("random.trust_cpu=on");
    private static final String TROUBLE = "{\"kind\":\"trouble\"";

    private final GuestImage image;
    private final GuestNeeds needs;
    private final Commands commands;

    CostBench(GuestImage image, GuestNeeds needs, Commands commands) {
        this.image = image;
        this.needs = needs;
        this.commands = commands;
    }

    /**
     * Asks for all loads. Whatever a guest does is told; only trouble of ours is thrown.
     *
     * @param boot counted from 1, of this kernel
     * @param samples of each load
     * @param directory exists and is empty
     */
    public KernelCosts run(Kernel kernel, int boot, Path vmlinux, List<Load> loads, int samples, Path directory)
            throws LabException, IOException, InterruptedException {
        List<Costs> costs = new ArrayList<>();
        List<String> trouble = new ArrayList<>();
        Path disk = directory.resolve("xfs.img");
        XfsDisk.format(disk, Shape.BLOCK, needs.mkfs(), commands);
        try (Guest guest = Guest.start(needs.spec(vmlinux, image, RANDOM_FROM_BOOT, List.of(new GuestDisk.Raw(disk))), Accelerator.COUNTED, directory)) {
            guest.awaitBoot();
            for (Load load : loads) {
                try {
                    costs.add(LoadReader.read(load.name(), samples, ask(guest, load, samples)));
                } catch (MalformedLoadException e) {
                    trouble.add(load.name() + ": " + e.getMessage());
                }
            }
            guest.shutDown("quit");
            guest.end();
        } catch (GuestGoneException e) {
            trouble.add("after " + costs.size() + " loads: " + e.getMessage());
        }
        Files.deleteIfExists(disk);
        return new KernelCosts(kernel.id(), boot, kernel.title(), costs, trouble);
    }

    private static List<String> ask(Guest guest, Load load, int samples) throws GuestGoneException, InterruptedException {
        List<String> told = new ArrayList<>();
        guest.command("load /dev/vda " + load.name() + " samples=" + samples, line -> {
            told.add(line);
            return line.startsWith("{\"kind\":\"load-end\"") || line.startsWith(TROUBLE);
        });
        return told;
    }
}
