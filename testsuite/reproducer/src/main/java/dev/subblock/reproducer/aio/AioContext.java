package dev.subblock.reproducer.aio;

import dev.subblock.reproducer.sys.Errno;
import dev.subblock.reproducer.sys.NativeMemory;
import dev.subblock.reproducer.sys.SysException;
import dev.subblock.reproducer.sys.SystemCall;
import java.nio.ByteBuffer;

/**
 * One kernel AIO context and the memory of its requests. A request lives in a slot from
 * {@link #prepareWrite} until its completion was reaped. Layouts are those of linux/aio_abi.h: an iocb
 * of 64 bytes, an io_event of 32, little-endian. Not for use by several threads at once.
 */
public final class AioContext implements AutoCloseable {

    private static final int IO_SETUP = 206;
    private static final int IO_DESTROY = 207;
    private static final int IO_GETEVENTS = 208;
    private static final int IO_SUBMIT = 209;
    private static final short IOCB_CMD_PREAD = 0;
    private static final short IOCB_CMD_PWRITE = 1;
    private static final int IOCB = 64;
    private static final int EVENT = 32;

    private final int depth;
    private final NativeMemory memory;
    private final ByteBuffer bytes;
    private final int pointers;
    private final int events;
    private final int timeout;
    private final long context;

    private AioContext(int depth) throws SysException {
        this.depth = depth;
        this.pointers = depth * IOCB;
        this.events = pointers + depth * Long.BYTES;
        this.timeout = events + depth * EVENT;
        this.memory = NativeMemory.allocate(timeout + 2 * Long.BYTES);
        this.bytes = memory.buffer();
        for (int slot = 0; slot < depth; slot++) {
            bytes.putLong(pointers + slot * Long.BYTES, memory.address() + (long) slot * IOCB);
        }
        try {
            // The kernel writes the context over the first word, which must be zero before.
            SystemCall.call("io_setup for " + depth, IO_SETUP, depth, memory.address(), 0, 0, 0);
        } catch (SysException e) {
            memory.close();
            throw e;
        }
        this.context = bytes.getLong(0);
    }

    /**
     * @param depth how many requests may be in flight: the number of slots
     * @throws SysException EAGAIN if the machine's fs.aio-max-nr is used up
     */
    public static AioContext open(int depth) throws SysException {
        return new AioContext(depth);
    }

    /** The number of slots. */
    public int depth() {
        return depth;
    }

    /**
     * Fills a slot with a write. {@code tag} comes back with the completion. The memory at
     * {@code address} must stay as it is until then.
     */
    public void prepareWrite(int slot, int fd, long address, int length, long offset, long tag) {
        prepare(slot, IOCB_CMD_PWRITE, fd, address, length, offset, tag);
    }

    /** As {@link #prepareWrite}, with a read. */
    public void prepareRead(int slot, int fd, long address, int length, long offset, long tag) {
        prepare(slot, IOCB_CMD_PREAD, fd, address, length, offset, tag);
    }

    private void prepare(int slot, short operation, int fd, long address, int length, long offset, long tag) {
        int at = slot * IOCB;
        bytes.putLong(at, tag);
        bytes.putLong(at + 8, 0);                    // key, rw_flags
        bytes.putShort(at + 16, operation);
        bytes.putShort(at + 18, (short) 0);          // reqprio
        bytes.putInt(at + 20, fd);
        bytes.putLong(at + 24, address);
        bytes.putLong(at + 32, length);
        bytes.putLong(at + 40, offset);
        bytes.putLong(at + 48, 0);                   // reserved2
        bytes.putLong(at + 56, 0);                   // flags, resfd
    }

    /** Has the write of a filled slot return EAGAIN rather than wait (RWF_NOWAIT of linux/fs.h, in aio_rw_flags). */
    public void noWait(int slot) {
        bytes.putInt(slot * IOCB + 12, 8);
    }

    /**
     * Submits {@code count} slots from {@code first} by one io_submit.
     *
     * @return how many of them the kernel took, from the first on; 0 if it can't take any just now
     * @throws SysException if it refused the first one
     */
    public int submit(int first, int count) throws SysException {
        long taken = SystemCall.raw(IO_SUBMIT, context, count, memory.address() + pointers + (long) first * Long.BYTES, 0, 0);
        if (taken == -Errno.EAGAIN) {
            return 0;
        }
        if (taken < 0) {
            throw new SysException("io_submit", (int) -taken);
        }
        return (int) taken;
    }

    /**
     * Waits for completions and hands them over.
     *
     * @param least how many to wait for
     * @param nanos how long to wait for them at most
     * @return how many were handed over: fewer than {@code least} if the time ran out or a signal came
     */
    public int reap(int least, long nanos, Completions completions) throws SysException {
        bytes.putLong(timeout, nanos / 1_000_000_000L);
        bytes.putLong(timeout + 8, nanos % 1_000_000_000L);
        long got = SystemCall.raw(IO_GETEVENTS, context, least, depth, memory.address() + events, memory.address() + timeout);
        if (got == -Errno.EINTR) {
            return 0;
        }
        if (got < 0) {
            throw new SysException("io_getevents", (int) -got);
        }
        for (int i = 0; i < got; i++) {
            int at = events + i * EVENT;
            completions.completed(bytes.getLong(at), bytes.getLong(at + 16));
        }
        return (int) got;
    }

    /** Destroys the context. The kernel first waits for what is in flight, however long that takes. */
    @Override
    public void close() throws SysException {
        SystemCall.call("io_destroy", IO_DESTROY, context, 0, 0, 0, 0);
        memory.close();
    }
}
