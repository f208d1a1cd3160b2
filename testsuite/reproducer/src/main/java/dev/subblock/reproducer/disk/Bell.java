package dev.subblock.reproducer.disk;

import dev.subblock.reproducer.sys.Errno;
import dev.subblock.reproducer.sys.Machine;
import dev.subblock.reproducer.sys.NativeMemory;
import dev.subblock.reproducer.sys.OpenFile;
import java.io.IOException;

/**
 * Rings at the disk whenever nothing else in the machine can run: a thread of the lowest priority that reads one
 * sector, again and again. The disk answers when it has completed a request, and so learns when the machine waits for
 * nothing but the disk. On one processor only; a daemon, whose last read is never answered.
 *
 * <p>Four more threads do the same at another place: spares, which the disk answers at any time it likes, because
 * QEMU's NBD client may hand on what it has only when the next reply comes.
 */
public final class Bell extends Thread {

    private static final long BEHIND = 2L << 20;
    private static final long SPARES_BEHIND = 3L << 20;
    private static final int SPARES = 4;
    private static final int SECTOR = 512;

    private final OpenFile device;
    private final long offset;

    private Bell(String name, OpenFile device, long offset) {
        super(name);
        this.device = device;
        this.offset = offset;
        setDaemon(true);
    }

    /**
     * Begins to ring.
     *
     * @param mailbox offset on the device, in bytes
     */
    public static void ring(String path, long mailbox) throws IOException {
        for (int i = 0; i < SPARES; i++) {
            new Bell("spare", OpenFile.open(path, OpenFile.READ_ONLY | OpenFile.DIRECT), mailbox + SPARES_BEHIND).start();
        }
        new Bell("bell", OpenFile.open(path, OpenFile.READ_ONLY | OpenFile.DIRECT), mailbox + BEHIND).start();
    }

    @Override
    public void run() {
        NativeMemory memory = NativeMemory.allocate(SECTOR);
        try {
            Machine.runLast();
            long read = SECTOR;
            while (read == SECTOR) {
                read = device.pread(memory.address(), SECTOR, offset);
            }
            System.err.println("subblock agent: the bell is out of order: " + (read < 0 ? Errno.name((int) -read) : "short read"));
        } catch (IOException e) {
            System.err.println("subblock agent: no bell: " + e.getMessage());
        }
    }
}
