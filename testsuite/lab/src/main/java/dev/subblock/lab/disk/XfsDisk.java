package dev.subblock.lab.disk;

import dev.subblock.lab.LabException;
import dev.subblock.lab.command.Command;
import dev.subblock.lab.command.Commands;
import dev.subblock.lab.command.Outcome;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An image file with XFS on it. It is formatted on the host, which takes 0.1 s there and 3 s in an
 * emulated guest, and sparse: it occupies what is written to it.
 *
 * @param file the image
 * @param blockSize of the file system, in bytes
 */
public record XfsDisk(Path file, int blockSize) {

    /** mkfs.xfs refuses less than 300 MB since 5.19. */
    private static final long SIZE = 384L << 20;

    /**
     * Makes one.
     *
     * @param options for mkfs.xfs, besides block and sector size
     * @throws LabException if mkfs.xfs fails
     */
    public static XfsDisk format(Path file, int blockSize, List<String> options, Commands commands)
            throws LabException, IOException, InterruptedException {
        Files.deleteIfExists(file);
        try (RandomAccessFile image = new RandomAccessFile(file.toFile(), "rw")) {
            image.setLength(SIZE);
        }
        List<String> argv = new ArrayList<>(List.of("mkfs.xfs", "-q", "-f", "-b", "size=" + blockSize, "-s", "size=512"));
        argv.addAll(options);
        argv.add(file.toString());
        commands.succeed(Command.of(argv));
        return new XfsDisk(file, blockSize);
    }

    /**
     * What {@code xfs_repair -n} finds wrong with it; nothing, if it is clean. It must be unmounted.
     *
     * @throws LabException if xfs_repair can't judge: its log was not replayed, or it does not run
     */
    public List<String> damage(Commands commands) throws LabException, InterruptedException {
        Outcome outcome = commands.run(Command.of("xfs_repair", "-n", file.toString()));
        // xfs_repair(8): with -n, 1 is "corruption was detected"; 2 a dirty log; else trouble of its own.
        return switch (outcome.status()) {
            case 0 -> List.of();
            case 1 -> outcome.output().lines().filter(l -> !l.startsWith("Phase ") && !l.startsWith("        - ")
                    && !l.startsWith("No modify flag set")).limit(50).toList();
            case 2 -> throw new LabException("the log of " + file.getFileName() + " was not replayed: it was not unmounted");
            default -> throw new LabException("xfs_repair -n failed on " + file.getFileName() + ": "
                    + String.join(" ", outcome.lastLines(1)));
        };
    }
}
