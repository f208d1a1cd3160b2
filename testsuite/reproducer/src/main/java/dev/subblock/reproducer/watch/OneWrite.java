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
import dev.subblock.reproducer.sys.OpenFile;
import dev.subblock.reproducer.sys.Pipe;
import dev.subblock.reproducer.sys.SysException;
import java.io.IOException;

/** One write of a kind, with all that it needs made ready, so that nothing but the write is in a trace of it. */
public final class OneWrite implements AutoCloseable, Completions {

    /** As for the first write of a boot: this says "never" before the lab's deadline does. */
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private final Kind kind;
    private final OpenFile file;
    private final AioContext aio;
    private final Pipe pipe;
    private final long address;
    private final long offset;
    private long result;

    private OneWrite(Kind kind, OpenFile file, AioContext aio, Pipe pipe, long address, long offset) {
        this.kind = kind;
        this.file = file;
        this.aio = aio;
        this.pipe = pipe;
        this.address = address;
        this.offset = offset;
    }

    /**
     * @param address of its data, a multiple of 512
     * @param offset where it is asked to go, in bytes; an appending write goes to the end
     */
    public static OneWrite prepare(String path, Kind kind, long address, long offset) throws IOException {
        OpenFile file = OpenFile.open(path, flags(kind));
        AioContext aio = kind.issue() == Issue.AIO ? AioContext.open(1) : null;
        Pipe pipe = kind.issue() == Issue.SPLICE ? Pipe.holding(address, kind.shape().length()) : null;
        OneWrite write = new OneWrite(kind, file, aio, pipe, address, offset);
        if (aio != null) {
            aio.prepareWrite(0, file.fd(), address, kind.shape().length(), offset, 0);
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

    /** See {@link KernelTrace#mutexOf}. */
    String mutex(KernelTrace trace) throws IOException {
        return trace.mutexOf(file);
    }

    /**
     * To be called last before {@link #submit}. A write that may not wait may not set time stamps either, and ends there: so
     * they are set for it, which holds until the next tick.
     */
    public void aboutTo() throws IOException {
        if (kind.flag() == Flag.NOWAIT) {
            file.touch();
        }
    }

    /** Whether it ended because a tick came between, as far as can be told. */
    boolean mayHaveMetATick(long outcome) {
        return kind.flag() == Flag.NOWAIT && outcome == -Errno.EAGAIN;
    }

    /**
     * Asks for it: returns when the call does.
     *
     * @throws SysException if io_submit refuses it
     */
    void submit() throws IOException {
        enter();
        try {
            ask();
        } finally {
            leave();
        }
    }

    /** Makes this thread one that may ask for it as the kind wants. */
    public void enter() throws IOException {
        if (kind.mode() == Mode.SETUID) {
            Machine.dropFilePrivileges();
        }
    }

    /** Asks for it, between {@link #enter} and {@link #leave}, as {@link #submit} does. */
    public void ask() throws IOException {
        int length = kind.shape().length();
        switch (kind.issue()) {
            case AIO -> {
                if (aio.submit(0, 1) != 1) {
                    throw new SysException("io_submit", Errno.EAGAIN);
                }
            }
            case SYNC -> result = kind.flag() == Flag.NOWAIT ? file.pwriteNoWait(address, length, offset)
                    : file.pwrite(address, length, offset);
            case SPLICE -> result = pipe.spliceTo(file, offset, length);
        }
    }

    /** Makes this thread what it was. */
    public void leave() throws IOException {
        if (kind.mode() == Mode.SETUID) {
            Machine.regainFilePrivileges();
        }
    }

    /**
     * Waits until it is complete; a write through the page cache until it is on the disk.
     *
     * @return what it returned: bytes, or a negative errno
     */
    long complete() throws IOException {
        long outcome = outcome();
        if (kind.route() == Route.BUFFERED && outcome > 0) {
            sync();
        }
        return outcome;
    }

    /**
     * Waits until it is complete.
     *
     * @return what it returned: bytes, or a negative errno
     */
    public long outcome() throws IOException {
        if (aio != null && aio.reap(1, PATIENCE_NANOS, this) != 1) {
            // Nothing is freed: the request may still be in flight.
            throw new StuckException("a watched write did not complete within 10 s");
        }
        return result;
    }

    /** Makes the file last; returns 0 or the negative errno. */
    public long sync() {
        return file.fsync();
    }

    /** The file's size in bytes. */
    public long size() throws IOException {
        return file.size();
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
