package dev.subblock.reproducer.trial;

import dev.subblock.reproducer.scenario.BlockState;
import dev.subblock.reproducer.sector.Sector;
import dev.subblock.reproducer.sector.SectorWriter;
import dev.subblock.reproducer.sys.Machine;
import dev.subblock.reproducer.sys.NativeMemory;
import dev.subblock.reproducer.sys.OpenFile;
import java.io.IOException;

/** What a scenario's file lies on: free blocks that hold sectors of generation 0, and then the file in the wanted state. */
final class Ground implements AutoCloseable {

    private static final int DIRECT = OpenFile.READ_WRITE | OpenFile.CREATE_NEW | OpenFile.DIRECT;
    /** Bytes at a time: a few writes for the usual file, and the same sectors over and over, so that filling them costs little. */
    private static final int OLDER = 64 * 1024;

    private NativeMemory older;

    /**
     * Dirties as many free blocks as a file of {@code size} bytes takes, through a sibling that is gone
     * afterwards: data that nobody may ever see again then has a name (races.md Part 4, 5).
     */
    void dirty(String sibling, int size) throws IOException {
        if (older == null) {
            older = NativeMemory.allocate(OLDER);
            // Offsets count from the start of each chunk: that the sector is older is all that will be asked.
            new SectorWriter(0, 0).write(older.buffer(), 0, OLDER / Sector.SIZE, 0, 0);
        }
        Machine.unlink(sibling);
        try (OpenFile file = OpenFile.open(sibling, DIRECT)) {
            for (int at = 0; at < size; at += OLDER) {
                file.writeFully(older.address(), Math.min(OLDER, size - at), at);
            }
            // Unlinking alone would free the blocks later, in the background; and until the log is out, XFS
            // does not use again what was freed.
            file.truncate(0);
            file.sync();
        } finally {
            Machine.unlink(sibling);
        }
    }

    /** A new file of {@code size} bytes, opened for direct I/O, all of it in the given state. */
    OpenFile create(String path, int size, BlockState state) throws IOException {
        Machine.unlink(path);
        OpenFile file = OpenFile.open(path, DIRECT);
        try {
            // First the size: a write that ends behind i_size is made synchronous by old kernels (races.md Part 4, 4).
            file.truncate(size);
            if (state == BlockState.UNWRITTEN) {
                file.allocate(size);
            }
            return file;
        } catch (IOException e) {
            file.close();
            throw e;
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
