package dev.subblock.cli.experiment;

import dev.subblock.cli.run.RunDirectory;
import dev.subblock.lab.DirectoryTree;
import dev.subblock.lab.LabException;
import dev.subblock.lab.command.Commands;
import dev.subblock.lab.guest.GuestImage;
import dev.subblock.lab.vm.Accelerator;
import dev.subblock.lab.vm.Guest;
import dev.subblock.lab.vm.GuestGoneException;
import dev.subblock.lab.vm.MachineSpec;
import dev.subblock.lab.vm.Snapshot;
import dev.subblock.reproducer.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A machine with one kernel, from which guest after guest is started. All have disks for the same scenarios, so that
 * each can go on from a snapshot of the first moment at which one listened. Used by one thread, which must outlive it.
 */
final class GuestSource implements AutoCloseable {

    private final Path vmlinux;
    private final GuestNeeds needs;
    private final GuestImage image;
    private final Accelerator accelerator;
    private final Commands commands;
    private final List<Scenario> likes;
    private boolean started;
    /** Where the snapshot is, or would be; null as long as none was wanted. */
    private Path kept;
    /** Null if there is none, or there can't be one. */
    private Snapshot snapshot;
    /** What the snapshot took, in seconds; it is part of the way from power-on. */
    private double spent;

    /** @param likes scenarios for which each guest has disks */
    GuestSource(Path vmlinux, GuestNeeds needs, GuestImage image, Accelerator accelerator, List<Scenario> likes, Commands commands) {
        this.vmlinux = vmlinux;
        this.needs = needs;
        this.image = image;
        this.accelerator = accelerator;
        this.likes = List.copyOf(likes);
        this.commands = commands;
    }

    /** New disks for the next guest. @param directory gets images and traces */
    BenchDisks disks(Path directory) throws LabException, IOException, InterruptedException {
        return BenchDisks.open(likes, needs.mkfs(), directory, commands);
    }

    /**
     * Boots it once and keeps that: worth it as soon as more than one guest will be wanted. A machine that can't be
     * kept is booted for each guest; what hinders it shows there.
     *
     * @param scratch an existing directory, in which the snapshot lies until this is closed
     */
    void keep(Path scratch) throws IOException, InterruptedException {
        if (kept != null) {
            return;
        }
        kept = Files.createDirectory(scratch.resolve(RunDirectory.SNAPSHOT));
        long start = System.nanoTime();
        try (BenchDisks some = disks(kept)) {
            snapshot = Snapshot.take(spec(some), accelerator, Files.createDirectory(kept.resolve("state")));
        } catch (LabException | GuestGoneException e) {
            DirectoryTree.delete(kept);
        }
        spent = (System.nanoTime() - start) / 1e9;
    }

    /**
     * Starts a guest; it is not waited for.
     *
     * @param disks from {@link #disks}, still unused
     * @param directory exists; gets what the guest says
     */
    Rig start(BenchDisks disks, Path directory) throws LabException, IOException, InterruptedException {
        double before = started ? 0 : spent;
        started = true;
        Guest guest = snapshot == null ? Guest.start(spec(disks), accelerator, directory) : snapshot.resume(spec(disks), directory);
        return new Rig(guest, disks, directory, before);
    }

    private MachineSpec spec(BenchDisks disks) {
        return needs.spec(vmlinux, image, List.of(), disks.ofTheGuest());
    }

    /** Removes the snapshot; guests are not disturbed. */
    @Override
    public void close() throws IOException {
        if (kept != null) {
            DirectoryTree.delete(kept);
        }
    }
}
