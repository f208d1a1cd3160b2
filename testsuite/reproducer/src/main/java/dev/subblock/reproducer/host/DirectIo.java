package dev.subblock.reproducer.host;

import dev.subblock.reproducer.ReproducerException;
import dev.subblock.reproducer.sector.Sector;
import dev.subblock.reproducer.sys.Errno;
import dev.subblock.reproducer.sys.Machine;
import dev.subblock.reproducer.sys.NativeMemory;
import dev.subblock.reproducer.sys.OpenFile;
import dev.subblock.reproducer.sys.SysException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a file system takes direct writes of one sector, without which none of this can be tried. */
final class DirectIo {

    private DirectIo() {}

    /** @throws ReproducerException if it does not, or the directory can't be written to */
    static void require(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new ReproducerException(directory + " is not a directory: give one on the file system to be tried");
        }
        String path = directory.toAbsolutePath() + "/subblock-direct-io";
        try {
            Machine.unlink(path);
            try (OpenFile file = OpenFile.open(path, OpenFile.READ_WRITE | OpenFile.CREATE_NEW | OpenFile.DIRECT)) {
                oneSector(directory, file);
            } finally {
                Machine.unlink(path);
            }
        } catch (SysException e) {
            throw new ReproducerException(e.errno() == Errno.EINVAL
                    ? "the file system of " + directory + " has no direct I/O: give a directory on XFS"
                    : "no file can be made in " + directory + ": " + e.getMessage());
        }
    }

    private static void oneSector(Path directory, OpenFile file) {
        try (NativeMemory memory = NativeMemory.allocate(Sector.SIZE)) {
            long result = file.pwrite(memory.address(), Sector.SIZE, Sector.SIZE);
            if (result != Sector.SIZE) {
                throw new ReproducerException("the file system of " + directory + " refuses a direct write of 512 bytes at 512 ("
                        + (result < 0 ? Errno.name((int) -result) : "short") + "): give one on a disk with 512-byte sectors");
            }
        }
    }
}
