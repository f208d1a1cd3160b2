package dev.subblock.reproducer.failure;

import dev.subblock.reproducer.evidence.FailureEvent;
import dev.subblock.reproducer.sys.NativeMemory;
import dev.subblock.reproducer.sys.OpenFile;
import dev.subblock.reproducer.sys.SysException;
import java.io.IOException;

/** A file's first sectors, before and after a write. */
final class Picture implements AutoCloseable {

    static final int SECTOR = 512;
    /** In bytes. */
    static final int SIZE = FailureEvent.SECTORS * SECTOR;

    private final NativeMemory before = NativeMemory.allocate(SIZE);
    private final NativeMemory now = NativeMemory.allocate(SIZE);
    private final NativeMemory zeros = NativeMemory.allocate(SECTOR);

    /** Fills memory with data that is nowhere else. @param generation tells it from other data */
    static void draw(NativeMemory memory, int generation) {
        for (int at = 0; at < memory.size(); at += 2 * Long.BYTES) {
            memory.buffer().putLong(at, FailureEvent.MARK).putLong(at + Long.BYTES, (long) generation << 32 | at + 1);
        }
    }

    /** Remembers the file as it is. */
    void remember(OpenFile direct) throws IOException {
        for (int at = read(direct, before); at < SIZE; at++) {
            before.buffer().put(at, (byte) 0);
        }
    }

    /** Of sector 0 as it was: to write it again changes nothing. */
    long firstSector() {
        return before.address();
    }

    /** Room for a sector. */
    long scratch() {
        return now.address();
    }

    /**
     * A letter for each sector, as {@link FailureEvent.FailedWrite} has them.
     *
     * @param data the write's
     * @param from where in that memory, in bytes
     * @param offset where it goes
     * @param length in bytes
     */
    String map(OpenFile file, NativeMemory data, int from, long offset, int length) throws IOException {
        int sectors = read(file, now) / SECTOR;
        StringBuilder map = new StringBuilder(sectors);
        for (int sector = 0; sector < sectors; sector++) {
            int at = sector * SECTOR;
            boolean inside = at >= offset && at < offset + length;
            map.append(now.sameAs(at, before, at, SECTOR) ? 'o'
                    : inside && now.sameAs(at, data, from + (int) (at - offset), SECTOR) ? 'n'
                    : now.sameAs(at, zeros, 0, SECTOR) ? 'z' : 'x');
        }
        return map.toString();
    }

    private static int read(OpenFile file, NativeMemory memory) throws IOException {
        long got = file.pread(memory.address(), SIZE, 0);
        if (got < 0) {
            throw new SysException("pread " + file.path(), (int) -got);
        }
        return (int) got;
    }

    @Override
    public void close() {
        before.close();
        now.close();
        zeros.close();
    }
}
