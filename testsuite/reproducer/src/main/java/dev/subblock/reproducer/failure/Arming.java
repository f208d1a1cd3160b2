package dev.subblock.reproducer.failure;

import dev.subblock.reproducer.evidence.ErrorPoint;
import dev.subblock.reproducer.sys.Errno;
import dev.subblock.reproducer.sys.Machine;
import dev.subblock.reproducer.sys.NativeMemory;
import dev.subblock.reproducer.sys.OpenFile;
import dev.subblock.reproducer.sys.Proc;
import dev.subblock.reproducer.sys.SysException;
import dev.subblock.reproducer.trial.Volume;
import java.io.File;
import java.io.IOException;

/** Makes a guest such that a write fails at a point, and takes that back. What the disk does is the host's to arrange. */
final class Arming {

    private static final int PAGE = 4096;
    private static final int SECTOR = 512;
    /** What a full file system is filled with, first; then halves of it, down to a block. */
    private static final long LARGEST_PIECE = 1L << 28;
    private static final String FILLER = "/filler";
    private static final String DEBUG = "/sys/kernel/debug";

    private final Volume volume;
    private String device = "";
    private boolean anyMemory;
    private OpenFile filler;

    Arming(Volume volume) {
        this.volume = volume;
    }

    /** What is done once and stays, before the file is made. */
    void provide(ErrorPoint point) throws IOException {
        if (point == ErrorPoint.QUOTA && device.isEmpty()) {
            device = volume.countUsers();
        }
        if (point == ErrorPoint.MEMORY && !anyMemory) {
            if (!new File(DEBUG + "/failslab").exists()) {
                Machine.mount("debugfs", DEBUG, "debugfs", "");
            }
            // By default only allocations fail that can't wait for memory, of pages not the single ones; and each tells its stack.
            Proc.write(DEBUG + "/failslab/ignore-gfp-wait", "N");
            Proc.write(DEBUG + "/failslab/verbose", "0");
            Proc.write(DEBUG + "/fail_page_alloc/ignore-gfp-wait", "N");
            Proc.write(DEBUG + "/fail_page_alloc/ignore-gfp-highmem", "N");
            Proc.write(DEBUG + "/fail_page_alloc/min-order", "0");
            Proc.write(DEBUG + "/fail_page_alloc/verbose", "0");
            anyMemory = true;
        }
    }

    /**
     * Makes it fail from here on.
     *
     * @param data what the write's data is in
     * @return whether the kernel is known to have come to the point already
     */
    boolean arm(Subject subject, NativeMemory data) throws IOException {
        switch (subject.point()) {
            case ADDRESS -> data.present(false, PAGE, data.size() - PAGE);
            case LIMIT -> Machine.limitFiles(subject.offset());
            case LIMIT_INSIDE -> Machine.limitFiles(subject.offset() + SECTOR);
            case NO_SPACE -> fill();
            case QUOTA -> Machine.limitBlocks(device, Subject.OWNER, 1);
            case READ_ONLY -> {
                return Machine.remountReadOnly(volume.directory(), true) == -Errno.EBUSY;
            }
            case SHUTDOWN -> {
                try (OpenFile root = root()) {
                    root.shutDown();
                }
            }
            case FROZEN -> {
                try (OpenFile root = root()) {
                    root.freeze();
                }
            }
            default -> {
                // Of the kind itself, of the thread that writes, or of the disk.
            }
        }
        return false;
    }

    /** Takes back what {@link #arm} did, but for a file system that is shut down: {@link Volume#remount} does that. */
    void disarm(Subject subject, NativeMemory data) throws IOException {
        switch (subject.point()) {
            case ADDRESS -> data.present(true, PAGE, data.size() - PAGE);
            case LIMIT, LIMIT_INSIDE -> Machine.limitFiles(Long.MAX_VALUE);
            case NO_SPACE -> {
                check("truncate", filler.truncate(0));
                filler.close();
                Machine.unlink(volume.directory() + FILLER);
            }
            case QUOTA -> Machine.limitBlocks(device, Subject.OWNER, 0);
            case READ_ONLY -> check("mount -o remount,rw", Machine.remountReadOnly(volume.directory(), false));
            default -> {
                // Nothing was done, or it is over.
            }
        }
    }

    /** Ends {@link ErrorPoint#FROZEN}. */
    void thaw() throws IOException {
        try (OpenFile root = root()) {
            root.thaw();
        }
    }

    private void fill() throws IOException {
        filler = OpenFile.open(volume.directory() + FILLER, OpenFile.READ_WRITE | OpenFile.CREATE_NEW);
        long at = 0;
        for (long piece = LARGEST_PIECE; piece >= PAGE;) {
            if (filler.allocate(at, piece, true) == 0) {
                at += piece;
            } else {
                piece /= 2;
            }
        }
    }

    private OpenFile root() throws IOException {
        return OpenFile.open(volume.directory(), OpenFile.READ_ONLY);
    }

    private static void check(String what, long result) throws SysException {
        if (result < 0) {
            throw new SysException(what, (int) -result);
        }
    }
}
