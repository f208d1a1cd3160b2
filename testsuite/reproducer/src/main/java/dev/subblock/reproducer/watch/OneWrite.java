package dev.subblock.reproducer.watch;

import dev.subblock.reproducer.aio.AioContext;
import dev.subblock.reproducer.aio.Completions;
import dev.subblock.reproducer.aio.StuckException;
import dev.subblock.reproducer.kind.Flag;
import dev.subblock.reproducer.kind.Issue;
import dev.subblock.reproducer.kind.Kind;
import dev.subblock.reproducer.kind.Mode;
import dev.subblock.reproducer.kind.Route;
import dev.subblock.reproducer.sys.Errno;
import dev.subblock.reproducer.sys.Machine;
import dev.subblock.reproducer.sys.NativeMemory;
import dev.subblock.reproducer.sys.OpenFile;
import dev.subblock.reproducer.sys.Pipe;
import java.io.IOException;

/** One write of a kind, with all that it needs made ready, so that nothing but the write is in a trace of it. */
final class OneWrite implements AutoCloseable, Completions {

    /** As for the first write of a boot: this says "never" before the lab's deadline does. */
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private final Kind kind;
    private final OpenFile file;
    private final AioContext aio;
    private final Pipe pipe;
    private final NativeMemory memory;
    private long result;

    private OneWrite(Kind kind, OpenFile file, AioContext aio, Pipe pipe, NativeMemory memory) {
        this.kind = kind;
        this.file = file;
        this.aio = aio;
        this.pipe = pipe;
        this.memory = memory;
    }

    static OneWrite prepare(String path, Kind kind, NativeMemory memory) throws IOException {
        OpenFile file = OpenFile.open(path, flags(kind));
        AioContext aio = kind.issue() == Issue.AIO ? AioContext.open(1) : null;
        Pipe pipe = kind.issue() == Issue.SPLICE ? Pipe.holding(memory.address(), kind.shape().length()) : null;
        OneWrite write = new OneWrite(kind, file, aio, pipe, memory);
        if (aio != null) {
            aio.prepareWrite(0, file.fd(), memory.address(), kind.shape().length(), WatchedFile.offset(kind), 0);
            if (kind.flag() == Flag.NOWAIT) {
                aio.noWait(0);
            }
        }
        return write;
    }

    private static int flags(Kind kind) {
        int flags = OpenFile.READ_WRITE | (kind.route() == Route.DIRECT ? OpenFile.DIRECT : 0);
        return switch (kind.flag()) {
            case APPEND -> flags | OpenFile.APPEND;
            case SYNC -> flags | OpenFile.SYNC;
            case DSYNC -> flags | OpenFile.DSYNC;
            case PLAIN, NOWAIT -> flags;
        };
    }

    long inode() throws IOException {
        return file.inode();
    }

    /**
     * To be called last before {@link #submit}. A write that may not wait may not set time stamps either, and ends there: so
     * they are set for it, which holds until the next tick.
     */
    void aboutTo() throws IOException {
        if (kind.flag() == Flag.NOWAIT) {
            file.touch();
        }
    }

    /** Whether it ended because a tick came between, as far as can be told. */
    boolean mayHaveMetATick(long outcome) {
        return kind.flag() == Flag.NOWAIT && outcome == -Errno.EAGAIN;
    }

    /** Asks for it: returns when the call does. */
    void submit() throws IOException {
        if (kind.mode() == Mode.SETUID) {
            Machine.dropFilePrivileges();
        }
        try {
            int length = kind.shape().length();
            long offset = WatchedFile.offset(kind);
            switch (kind.issue()) {
                case AIO -> {
                    if (aio.submit(0, 1) != 1) {
                        throw new IOException("io_submit took nothing");
                    }
                }
                case SYNC -> result = kind.flag() == Flag.NOWAIT ? file.pwriteNoWait(memory.address(), length, offset)
                        : file.pwrite(memory.address(), length, offset);
                case SPLICE -> result = pipe.spliceTo(file, offset, length);
            }
        } finally {
            if (kind.mode() == Mode.SETUID) {
                Machine.regainFilePrivileges();
            }
        }
    }

    /**
     * Waits until it is complete; a write through the page cache until it is on the disk.
     *
     * @return what it returned: bytes, or a negative errno
     */
    long complete() throws IOException {
        if (aio != null && aio.reap(1, PATIENCE_NANOS, this) != 1) {
            // Nothing is freed: the request may still be in flight.
            throw new StuckException("a watched write did not complete within 10 s");
        }
        if (kind.route() == Route.BUFFERED && result > 0) {
            file.fsync();
        }
        return result;
    }

    @Override
    public void completed(long tag, long got) {
        result = got;
    }

    @Override
    public void close() throws IOException {
        if (pipe != null) {
            pipe.close();
        }
        if (aio != null) {
            aio.close();
        }
        file.close();
    }
}
