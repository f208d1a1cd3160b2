package dev.subblock.cli.experiment;

import dev.subblock.lab.LabException;
import dev.subblock.lab.command.Commands;
import dev.subblock.lab.disk.DiskServer;
import dev.subblock.lab.disk.XfsDisk;
import dev.subblock.lab.vm.GuestDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A fresh XFS with blocks of one size, and its server.
 *
 * @param trace what the disk did, in the directory of the boot
 * @param copy where a power cut leaves its copy, if any scenario cuts the power
 */
record BenchDisk(XfsDisk image, DiskServer server, Path trace, Optional<Path> copy) {

    /** Makes both. @param mkfs options for mkfs.xfs @param cuts whether some scenario cuts the power */
    static BenchDisk open(Path directory, int blockSize, List<String> mkfs, boolean cuts, Commands commands) throws LabException, IOException, InterruptedException {
        XfsDisk image = XfsDisk.format(directory.resolve("xfs-" + blockSize + ".img"), blockSize, mkfs, commands);
        Path trace = directory.resolve(traceName(blockSize));
        Optional<Path> copy = cuts ? Optional.of(directory.resolve("cut-" + blockSize + ".img")) : Optional.empty();
        Optional<DiskServer.Cut> cut = copy.map(file -> new DiskServer.Cut(file, damaged -> new XfsDisk(damaged, blockSize).damage(commands)));
        DiskServer server = DiskServer.open(new DiskServer.Setup(image.file(), blockSize, Optional.of(image.log()), trace, new ReproducerSectors(), cut, commands));
        return new BenchDisk(image, server, trace, copy);
    }

    /** Where a boot keeps what the disk with blocks of that size did. */
    static String traceName(int blockSize) {
        return "disk-" + blockSize + ".trace.jsonl";
    }

    /** As the guest gets them. */
    List<GuestDisk> devices() {
        List<GuestDisk> devices = new ArrayList<>(List.of(server.guestDisk()));
        server.cutDisk().ifPresent(devices::add);
        return devices;
    }

    /** The agent's command, given the device that the first of {@link #devices} is. */
    String mountCommand(int first) {
        return "mount " + image.blockSize() + " " + device(first) + " " + server.mailbox() + (copy.isPresent() ? " " + device(first + 1) : "");
    }

    private static String device(int number) {
        return "/dev/vd" + (char) ('a' + number);
    }

    /** What {@code xfs_repair -n} finds; a disk that is clean says nothing more and is removed. */
    List<String> check(Commands commands) throws LabException, IOException, InterruptedException {
        List<String> damage = image.damage(commands);
        if (damage.isEmpty()) {
            Files.delete(image.file());
            if (copy.isPresent()) {
                Files.deleteIfExists(copy.get());
            }
        }
        return damage;
    }
}
