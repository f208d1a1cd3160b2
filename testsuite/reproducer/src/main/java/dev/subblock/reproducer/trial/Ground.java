package dev.subblock.reproducer.trial;

import dev.subblock.reproducer.scenario.BlockState;
import dev.subblock.reproducer.scenario.Geometry;
import dev.subblock.reproducer.sector.Sector;
import dev.subblock.reproducer.sector.SectorWriter;
import dev.subblock.reproducer.sys.Errno;
import dev.subblock.reproducer.sys.Machine;
import dev.subblock.reproducer.sys.NativeMemory;
import dev.subblock.reproducer.sys.OpenFile;
import dev.subblock.reproducer.sys.SysException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What the trials' files lie on: free blocks that hold sectors of generation 0, and then the files in the wanted state. */
final class Ground implements AutoCloseable {

    private static final int DIRECT = OpenFile.READ_WRITE | OpenFile.CREATE_NEW | OpenFile.DIRECT;
    /** Bytes at a time: a few writes for the usual batch, and the same sectors over and over, so that filling them costs little. */
    private static final int OLDER = 64 * 1024;

    private NativeMemory older;

    /**
     * Makes the files of the trials {@code first} to {@code first + count - 1}, open and on the disk.
     *
     * @param stem of their paths
     */
    List<TrialFile> prepare(Plan plan, String stem, int first, int count, int run) throws IOException {
        dirty(stem + "-older", (long) plan.ground() * count);
        List<TrialFile> files = new ArrayList<>(count);
        try {
            for (int trial = first; trial < first + count; trial++) {
                TrialFile file = new TrialFile(plan, stem + "-" + trial, trial, run);
                files.add(file);
                create(plan.scenario().geometry(), file);
                file.open();
            }
            sync(files.get(0).path(), plan.scenario().needsFaults());
            return files;
        } catch (IOException e) {
            for (TrialFile file : files) {
                file.closeFiles();
            }
            throw e;
        }
    }

    /** @param failed whether the trial before had requests fail: the kernel tells of them here, and once */
    private static void sync(String path, boolean failed) throws IOException {
        try (OpenFile any = OpenFile.open(path, OpenFile.READ_ONLY)) {
            try {
                any.syncFileSystem();
            } catch (SysException e) {
                if (!failed || e.errno() != Errno.EIO) {
                    throw e;
                }
                any.syncFileSystem();
            }
        }
    }

    /**
     * Dirties {@code size} bytes of free blocks through a sibling that is gone afterwards: data that nobody may ever
     * see again then has a name (races.md Part 4, 5).
     */
    private void dirty(String sibling, long size) throws IOException {
        if (older == null) {
            older = NativeMemory.allocate(OLDER);
            // Offsets count from the start of each chunk: that the sector is older is all that will be asked.
            new SectorWriter(0, 0).write(older.buffer(), 0, OLDER / Sector.SIZE, 0, 0);
        }
        Machine.unlink(sibling);
        try (OpenFile file = OpenFile.open(sibling, DIRECT)) {
            for (long at = 0; at < size; at += OLDER) {
                file.writeFully(older.address(), (int) Math.min(OLDER, size - at), at);
            }
            // Unlinking alone would free the blocks later, in the background; and until the log is out, XFS
            // does not use again what was freed.
            done(file, "ftruncate", file.truncate(0));
            done(file, "fsync", file.fsync());
        } finally {
            Machine.unlink(sibling);
        }
    }

    private static void create(Geometry geometry, TrialFile trial) throws IOException {
        int size = geometry.sectors() * Sector.SIZE;
        Machine.unlink(trial.path());
        try (OpenFile file = OpenFile.open(trial.path(), DIRECT)) {
            if (geometry.state() == BlockState.SHARED) {
                share(trial, file, size);
                return;
            }
            // First the size: a write that ends behind i_size is made synchronous by old kernels (races.md Part 4, 4).
            done(file, "ftruncate", file.truncate(size));
            if (geometry.state() == BlockState.UNWRITTEN || geometry.state() == BlockState.MIXED) {
                done(file, "fallocate", file.allocate(0, size, false));
            }
            if (geometry.state() == BlockState.WRITTEN) {
                file.writeFully(trial.before().address(), size, 0);
            } else if (geometry.state() == BlockState.MIXED) {
                int blockSize = geometry.blockSize();
                for (int at = 0; at < size; at += 2 * blockSize) {
                    file.writeFully(trial.before().address() + at, Math.min(blockSize, size - at), at);
                }
            }
            if (geometry.behind() > 0) {
                done(file, "fallocate", file.allocate(size, (long) geometry.behind() * Sector.SIZE, true));
            }
        }
    }

    private static void share(TrialFile trial, OpenFile file, int size) throws IOException {
        Machine.unlink(trial.partner());
        try (OpenFile partner = OpenFile.open(trial.partner(), DIRECT)) {
            partner.writeFully(trial.before().address(), size, 0);
            file.cloneFrom(partner);
        }
    }

    private static void done(OpenFile file, String call, long result) throws IOException {
        if (result < 0) {
            throw new SysException(call + " " + file.path(), (int) -result);
        }
    }

    @Override
    public void close() {
        if (older != null) {
            older.close();
            older = null;
        }
    }
}
