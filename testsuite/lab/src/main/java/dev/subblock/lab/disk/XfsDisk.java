package dev.subblock.lab.disk;

import dev.subblock.lab.LabException;
import dev.subblock.lab.command.Command;
import dev.subblock.lab.command.Commands;
import dev.subblock.lab.command.Outcome;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

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
    /** Bytes, and offsets of fields: struct xfs_dsb. */
    private static final int SUPERBLOCK = 512;
    private static final int MAGIC = 0x58465342;
    private static final int SB_BLOCKSIZE = 4;
    private static final int SB_LOGSTART = 48;
    private static final int SB_AGBLOCKS = 84;
    private static final int SB_LOGBLOCKS = 96;
    private static final int SB_AGBLKLOG = 124;
    /** Of a report on a wrecked disk: the first tell what is wrong, the others follow from it. */
    private static final int MAX_LINES = 50;

    private static final String FIRST_PHASE = "Phase 1 - ";
    private static final String DIRTY_LOG = "valuable metadata changes in a log";
    /** xfs_repair tells its progress, and on some file systems three lines about the one that holds the image. */
    private static final Pattern NO_FINDING = Pattern.compile("Phase |\\s+- |No modify flag set|Cannot get host filesystem"
            + "|Repair may fail if there is a sector|the image and the host filesystem|\\s*$");

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
        commands.succeed(mkfs(file, blockSize, options));
        return new XfsDisk(file, blockSize);
    }

    /** The commands that make one by hand. */
    public static List<Command> commands(Path file, int blockSize, List<String> options) {
        return List.of(Command.of("truncate", "-s", Long.toString(SIZE), file.toString()), mkfs(file, blockSize, options));
    }

    private static Command mkfs(Path file, int blockSize, List<String> options) {
        List<String> argv = new ArrayList<>(List.of("mkfs.xfs", "-q", "-f", "-b", "size=" + blockSize, "-s", "size=512"));
        argv.addAll(options);
        argv.add(file.toString());
        return Command.of(argv);
    }

    /**
     * Where its log lies, as its superblock says (struct xfs_dsb, fs/xfs/libxfs/xfs_format.h).
     *
     * @throws LabException if the file has no XFS whose log is on the same disk
     */
    public Region log() throws LabException, IOException {
        ByteBuffer sb = ByteBuffer.allocate(SUPERBLOCK);
        try (FileChannel image = FileChannel.open(file, StandardOpenOption.READ)) {
            while (sb.hasRemaining() && image.read(sb, sb.position()) >= 0) {
                // Until it is full or the file ends.
            }
        }
        long start = sb.getLong(SB_LOGSTART);
        if (sb.hasRemaining() || sb.getInt(0) != MAGIC || start == 0) {
            throw new LabException(file.getFileName() + " is no XFS with its log on the same disk");
        }
        long size = Integer.toUnsignedLong(sb.getInt(SB_BLOCKSIZE));
        int shift = sb.get(SB_AGBLKLOG);
        // A block's number has that of its allocation group above that of the block in the group.
        long block = (start >>> shift) * Integer.toUnsignedLong(sb.getInt(SB_AGBLOCKS)) + (start & (1L << shift) - 1);
        return new Region(block * size, Integer.toUnsignedLong(sb.getInt(SB_LOGBLOCKS)) * size);
    }

    /**
     * What {@code xfs_repair -n} finds wrong with it; nothing, if it is clean. It must be unmounted.
     *
     * @throws LabException if xfs_repair can't judge: its log was not replayed, or it does not run
     */
    public List<String> damage(Commands commands) throws LabException, InterruptedException {
        Outcome outcome = commands.run(Command.of("xfs_repair", "-n", file.toString()));
        if (outcome.ok()) {
            return List.of();
        }
        // xfs_repair(8): with -n, 1 is "corruption was detected". But it also ends so where it could not begin,
        // and where it had to ignore a dirty log ("expect spurious inconsistencies").
        if (outcome.status() != 1 || !outcome.output().contains(FIRST_PHASE)) {
            throw new LabException("xfs_repair -n failed on " + file.getFileName() + ": "
                    + String.join(" ", outcome.lastLines(1)));
        }
        if (outcome.output().contains(DIRTY_LOG)) {
            throw new LabException("the log of " + file.getFileName() + " was not replayed: it was not unmounted");
        }
        return outcome.output().lines().filter(l -> !NO_FINDING.matcher(l).lookingAt()).limit(MAX_LINES).toList();
    }
}
