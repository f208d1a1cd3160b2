package dev.subblock.cli.experiment;

import dev.subblock.analyzers.verdict.Repair;
import dev.subblock.lab.LabException;
import dev.subblock.lab.command.Commands;
import dev.subblock.lab.disk.DiskTimes;
import dev.subblock.lab.disk.DiskServer;
import dev.subblock.lab.vm.GuestDisk;
import dev.subblock.reproducer.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The disks of one guest: one for each block size that its scenarios ask for. */
final class BenchDisks implements AutoCloseable {

    private final SortedMap<Integer, BenchDisk> disks = new TreeMap<>();

    private BenchDisks() {}

    /** Makes those that the scenarios need, and serves them. @param mkfs options for mkfs.xfs @param directory gets images and traces */
    static BenchDisks open(List<Scenario> scenarios, List<String> mkfs, Path directory, Commands commands) throws LabException, IOException, InterruptedException {
        BenchDisks made = new BenchDisks();
        try {
            for (Scenario scenario : scenarios) {
                int size = scenario.blockSize();
                if (!made.disks.containsKey(size)) {
                    boolean cuts = scenarios.stream().anyMatch(s -> s.blockSize() == size && s.needsCut());
                    made.disks.put(size, BenchDisk.open(directory, size, mkfs, cuts, commands));
                }
            }
            return made;
        } catch (LabException | IOException | InterruptedException | RuntimeException e) {
            made.close();
            throw e;
        }
    }

    Collection<BenchDisk> all() {
        return disks.values();
    }

    /** The one that a scenario runs on. */
    DiskServer of(Scenario scenario) {
        return disks.get(scenario.blockSize()).server();
    }

    List<GuestDisk> ofTheGuest() {
        return disks.values().stream().flatMap(d -> d.devices().stream()).toList();
    }

    /** The agent's commands, one for each file system. */
    List<String> mountCommands() {
        List<String> commands = new ArrayList<>();
        int device = 0;
        for (BenchDisk disk : disks.values()) {
            commands.add(disk.mountCommand(device));
            device += disk.devices().size();
        }
        return commands;
    }

    /**
     * Our own trouble with any of them, while its guest runs or when it has ended in order: the connection to one may
     * have broken, too, which a guest takes for a failing disk.
     */
    Optional<String> failureOfAnOrderlyGuest() {
        Optional<String> failure = failure();
        boolean unplugged = disks.values().stream().anyMatch(d -> d.server().isUnplugged());
        return failure.isEmpty() && unplugged ? Optional.of("the connection to a disk of the guest broke") : failure;
    }

    /** Our own trouble with any of them: then the guest's run says nothing. */
    Optional<String> failure() {
        return disks.values().stream().map(d -> d.server().failure()).flatMap(Optional::stream).findFirst();
    }

    /**
     * What {@code xfs_repair -n} says of all of them.
     *
     * @param unmounted whether the guest did that; otherwise nothing can be said
     */
    Repair check(boolean unmounted, Commands commands) throws LabException, IOException, InterruptedException {
        if (!unmounted) {
            return Repair.notRun("the guest did not unmount its disks");
        }
        List<String> damage = new ArrayList<>();
        for (BenchDisk disk : disks.values()) {
            List<String> found = disk.check(commands);
            if (!found.isEmpty()) {
                damage.add(disk.image().file().getFileName() + ": " + String.join("; ", found));
            }
        }
        return damage.isEmpty() ? Repair.clean() : Repair.dirty(String.join("\n", damage));
    }

    /** Where their time went so far. */
    List<DiskTimes> times() {
        return disks.values().stream().map(d -> d.server().times()).toList();
    }

    /** Stops serving; images and traces stay. Harmless when repeated. */
    @Override
    public void close() throws IOException, InterruptedException {
        for (BenchDisk disk : disks.values()) {
            disk.server().close();
        }
    }
}
