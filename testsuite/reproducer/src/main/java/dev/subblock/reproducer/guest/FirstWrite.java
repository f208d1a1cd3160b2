package dev.subblock.reproducer.guest;

import dev.subblock.reproducer.aio.AioContext;
import dev.subblock.reproducer.aio.Completions;
import dev.subblock.reproducer.aio.StuckException;
import dev.subblock.reproducer.sys.Errno;
import dev.subblock.reproducer.sys.Machine;
import dev.subblock.reproducer.sys.NativeMemory;
import dev.subblock.reproducer.sys.OpenFile;
import java.io.IOException;

/** One aligned direct write by AIO to a file of its own: that the whole way works, and how soon after power-on. */
final class FirstWrite implements Completions {

    private static final int LENGTH = 4096;
    /** A virtual disk answers within milliseconds; this says "never" before the lab's deadline for the phase does. */
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private final Guest guest;
    private long result = Long.MIN_VALUE;
    private long acknowledgedMs;

    private FirstWrite(Guest guest) {
        this.guest = guest;
    }

    /**
     * @return milliseconds from power-on to the acknowledgement
     * @throws IOException if the write was not acknowledged in full
     */
    static long in(String directory, Guest guest) throws IOException {
        String path = directory + "/subblock-first-write";
        Machine.unlink(path);
        try (OpenFile file = OpenFile.open(path, OpenFile.READ_WRITE | OpenFile.CREATE_NEW | OpenFile.DIRECT)) {
            FirstWrite write = new FirstWrite(guest);
            write.to(file);
            if (write.result != LENGTH) {
                throw new IOException("the first direct write returned "
                        + (write.result < 0 ? Errno.name((int) -write.result) : write.result + " of " + LENGTH));
            }
            return write.acknowledgedMs;
        } finally {
            Machine.unlink(path);
        }
    }

    private void to(OpenFile file) throws IOException {
        AioContext aio = AioContext.open(1);
        NativeMemory memory = NativeMemory.allocate(LENGTH);
        aio.prepareWrite(0, file.fd(), memory.address(), LENGTH, 0, 0);
        if (aio.submit(0, 1) != 1 || aio.reap(1, PATIENCE_NANOS, this) != 1) {
            // Nothing is freed: the request may still be in flight.
            throw new StuckException("the first direct write did not complete within 10 s");
        }
        memory.close();
        aio.close();
    }

    @Override
    public void completed(long tag, long value) {
        result = value;
        acknowledgedMs = guest.uptimeMs();
    }
}
