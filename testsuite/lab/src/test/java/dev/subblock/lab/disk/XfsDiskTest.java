package dev.subblock.lab.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.lab.LabException;
import dev.subblock.lab.command.Command;
import dev.subblock.lab.command.Commands;
import dev.subblock.lab.command.HostCommands;
import dev.subblock.lab.command.Outcome;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XfsDiskTest {

    @TempDir
    private Path temp;

    private final Commands host = new HostCommands();

    private XfsDisk formatted(int blockSize) throws Exception {
        for (String program : List.of("mkfs.xfs", "xfs_repair")) {
            try {
                host.succeed(Command.of(program, "-V"));
            } catch (LabException e) {
                Assumptions.abort("no " + program + " here: install xfsprogs");
            }
        }
        return XfsDisk.format(temp.resolve("disk.img"), blockSize, List.of(), host);
    }

    private static void overwrite(XfsDisk disk, long offset, int length) throws Exception {
        byte[] bytes = new byte[length];
        java.util.Arrays.fill(bytes, (byte) 0xa5);
        try (RandomAccessFile image = new RandomAccessFile(disk.file().toFile(), "rw")) {
            image.seek(offset);
            image.write(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 2048, 4096})
    void itsLogIsWhereARecordOfTheLogBegins(int blockSize) throws Exception {
        XfsDisk disk = formatted(blockSize);
        Region log = disk.log();
        try (RandomAccessFile image = new RandomAccessFile(disk.file().toFile(), "r")) {
            image.seek(log.offset());
            // XLOG_HEADER_MAGIC_NUM of fs/xfs/libxfs/xfs_log_format.h; mkfs.xfs writes one record.
            assertThat(image.readInt()).isEqualTo(0xfeedbabe);
        }
        assertThat(log.offset() + log.length()).isLessThan(Files.size(disk.file()));
        assertThat(log.length()).isGreaterThan(1 << 20);
    }

    @Test
    void whatIsNoFileSystemHasNoLog() throws Exception {
        Path zeros = Files.write(temp.resolve("zeros"), new byte[4096]);
        assertThatThrownBy(() -> new XfsDisk(zeros, 4096).log()).isInstanceOf(LabException.class).hasMessageContaining("zeros is no XFS");
        Path none = Files.write(temp.resolve("short"), new byte[10]);
        assertThatThrownBy(() -> new XfsDisk(none, 4096).log()).isInstanceOf(LabException.class);
    }

    @Test
    void aFreshDiskIsCleanSparseAndHasItsSizes() throws Exception {
        XfsDisk disk = formatted(1024);
        assertThat(disk.damage(host)).isEmpty();
        byte[] superblock = new byte[104];
        try (RandomAccessFile image = new RandomAccessFile(disk.file().toFile(), "r")) {
            image.readFully(superblock);
        }
        java.nio.ByteBuffer fields = java.nio.ByteBuffer.wrap(superblock);
        // xfs_dsb: sb_magicnum at 0, sb_blocksize at 4, sb_sectsize at 102, big endian.
        assertThat(fields.getInt(0)).isEqualTo(0x58465342);
        assertThat(fields.getInt(4)).isEqualTo(1024);
        assertThat(fields.getShort(102)).isEqualTo((short) 512);
        String blocks = host.succeed(Command.of("stat", "-c", "%b", disk.file().toString())).output().trim();
        assertThat(Long.parseLong(blocks) * 512).isLessThan(Files.size(disk.file()) / 2);
    }

    @Test
    void whatLayThereIsGone() throws Exception {
        XfsDisk disk = formatted(4096);
        overwrite(disk, 100 << 20, 1 << 20);
        XfsDisk again = formatted(4096);
        try (RandomAccessFile image = new RandomAccessFile(again.file().toFile(), "r")) {
            image.seek(100 << 20);
            assertThat(image.read()).isZero();
        }
    }

    @Test
    void aBrokenAllocationGroupIsDamage() throws Exception {
        XfsDisk disk = formatted(4096);
        // The sector after the superblock is the AGF: free space of the first allocation group.
        overwrite(disk, 512, 64);
        assertThat(disk.damage(host)).isNotEmpty().anyMatch(line -> line.contains("AGF") || line.contains("agf"))
                .noneMatch(line -> line.startsWith("Phase "));
    }

    @Test
    void aWreckedDiskIsDamageInAFewLines() throws Exception {
        XfsDisk disk = formatted(4096);
        overwrite(disk, 4096, 1 << 20);
        assertThat(disk.damage(host)).isNotEmpty().hasSizeLessThanOrEqualTo(50);
    }

    @Test
    void aDiskThatIsNotThereIsNoStatementAboutAKernel() throws Exception {
        XfsDisk disk = formatted(4096);
        Files.delete(disk.file());
        assertThatThrownBy(() -> disk.damage(host)).isInstanceOf(LabException.class).hasMessageContaining("disk.img");
    }

    @Test
    void aFormatThatFailsSaysWhy() {
        Commands refusing = command -> new Outcome(1, "Usage: mkfs.xfs\nillegal block size 100\n", Duration.ZERO);
        assertThatThrownBy(() -> XfsDisk.format(temp.resolve("d"), 100, List.of(), refusing))
                .isInstanceOf(LabException.class).hasMessage("mkfs.xfs failed (exit status 1): illegal block size 100");
    }

    @Test
    void theOptionsAreHandedOn() throws Exception {
        List<Command> asked = new java.util.ArrayList<>();
        Path file = temp.resolve("d");
        XfsDisk.format(file, 2048, List.of("-m", "reflink=0"), command -> {
            asked.add(command);
            return new Outcome(0, "", Duration.ZERO);
        });
        assertThat(asked).singleElement().hasToString("mkfs.xfs -q -f -b size=2048 -s size=512 -m reflink=0 " + file);
    }

    /** What xfs_repair 6.1 says of a file system that was shut down while mounted; it ends with 1. */
    private static final String DIRTY_LOG = """
            Phase 1 - find and verify superblock...
            Phase 2 - using internal log
                    - zero log...
            ALERT: The filesystem has valuable metadata changes in a log which is being
            ignored because the -n option was used.  Expect spurious inconsistencies
            which may be resolved by first mounting the filesystem to replay the log.
                    - scan filesystem freespace and inode maps...
            """;

    @Test
    void aLogThatWasNotReplayedCanNotBeJudged() {
        XfsDisk disk = new XfsDisk(temp.resolve("d.img"), 4096);
        assertThatThrownBy(() -> disk.damage(command -> new Outcome(1, DIRTY_LOG, Duration.ZERO)))
                .isInstanceOf(LabException.class).hasMessageContaining("log of d.img was not replayed");
    }

    @Test
    void aRepairThatTakesTooLongCanNotBeTakenForAnAnswer() {
        XfsDisk disk = new XfsDisk(temp.resolve("d.img"), 4096);
        assertThatThrownBy(() -> disk.damage(command -> new Outcome(-1, "Phase 1 - find and verify superblock...\n", Duration.ZERO)))
                .isInstanceOf(LabException.class);
    }
}
