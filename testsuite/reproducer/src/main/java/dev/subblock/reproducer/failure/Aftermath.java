package dev.subblock.reproducer.failure;

import dev.subblock.reproducer.evidence.ErrorPoint;
import dev.subblock.reproducer.sys.Errno;
import dev.subblock.reproducer.sys.NativeMemory;
import dev.subblock.reproducer.sys.OpenFile;
import dev.subblock.reproducer.sys.SysException;
import dev.subblock.reproducer.trial.Volume;
import java.io.IOException;

/**
 * Somebody else uses the file: writes, reads and cuts it, such that nothing changes, for which each lock of it is needed; then
 * its content is looked at, and it is emptied and removed.
 */
final class Aftermath extends Deed {

    private final Volume volume;
    private final Subject subject;
    private final FailingWrite failing;
    private final NativeMemory data;
    volatile boolean remounted;
    /** The file's size in the end, in bytes. */
    volatile long left;
    volatile String cached = "";
    volatile String disk = "";

    Aftermath(Volume volume, Subject subject, FailingWrite failing, NativeMemory data) {
        this.volume = volume;
        this.subject = subject;
        this.failing = failing;
        this.data = data;
    }

    @Override
    void act() throws IOException {
        boolean down = neighbour();
        at = "close";
        subject.write().close();
        if (down) {
            at = "umount and mount";
            volume.remount();
            remounted = true;
        }
        try (OpenFile file = OpenFile.open(subject.path(), OpenFile.READ_WRITE)) {
            if (!down) {
                at = "a read";
                cached = map(file);
            }
            at = "syncfs";
            try {
                file.syncFileSystem();
            } catch (SysException e) {
                // It tells once more of what failed before.
                if (e.errno() != Errno.EIO) {
                    throw e;
                }
            }
            file.dropPages();
        }
        try (OpenFile file = OpenFile.open(subject.path(), OpenFile.READ_WRITE | OpenFile.DIRECT)) {
            at = "a direct read";
            left = file.size();
            disk = map(file);
            at = "a truncation to nothing";
            file.truncate(0);
        }
        at = "unlink";
    }

    private String map(OpenFile file) throws IOException {
        return subject.picture().map(file, data, Subject.buffer(subject.point()), subject.offset(), subject.kind().shape().length());
    }

    /** Whether the file system is down: nothing can be written to it before it is mounted anew. */
    private boolean neighbour() throws IOException {
        at = "open by another";
        try (OpenFile file = OpenFile.open(subject.path(), OpenFile.READ_WRITE)) {
            at = "a write of another";
            file.pwrite(subject.picture().firstSector(), Picture.SECTOR, 0);
            at = "an fsync of another";
            boolean down = file.fsync() == -Errno.EIO;
            at = "a truncation of another";
            file.truncate(Math.max(failing.after, 0));
            at = "a read of another";
            down |= file.pread(subject.picture().scratch(), Picture.SECTOR, 0) == -Errno.EIO;
            return down || failing.after < 0 || subject.point() == ErrorPoint.SHUTDOWN;
        } catch (SysException e) {
            // A file system that is down opens nothing.
            if (e.errno() != Errno.EIO) {
                throw e;
            }
            return true;
        }
    }
}
