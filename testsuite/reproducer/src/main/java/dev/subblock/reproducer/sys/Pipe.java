package dev.subblock.reproducer.sys;

import java.io.IOException;

/** A pipe that holds what is to be spliced out of it; nothing more is written to it. */
public final class Pipe implements AutoCloseable {
    private static final int WRITE = 1;
    private static final int CLOSE = 3;
    private static final int PIPE2 = 293;
    private static final int O_CLOEXEC = 02000000;

    private final int out;

    private Pipe(int out) {
        this.out = out;
    }

    /**
     * A pipe with those bytes in it.
     *
     * @param length at most what a pipe holds, 64 KiB
     * @throws SysException if there is no pipe to be had, or it did not take all of it (as ENOSPC)
     */
    public static Pipe holding(long address, int length) throws IOException {
        int in;
        int out;
        try (NativeMemory ends = NativeMemory.allocate(2 * Integer.BYTES)) {
            SystemCall.call("pipe2", PIPE2, ends.address(), O_CLOEXEC, 0, 0, 0);
            out = ends.buffer().getInt(0);
            in = ends.buffer().getInt(Integer.BYTES);
        }
        Pipe pipe = new Pipe(out);
        try {
            long written = SystemCall.call("write to a pipe", WRITE, in, address, length, 0, 0);
            if (written != length) {
                throw new SysException("write to a pipe, short: " + written + " of " + length, 28);
            }
            return pipe;
        } catch (SysException e) {
            pipe.close();
            throw e;
        } finally {
            // So that a splice that asks for more than there is does not wait for it.
            SystemCall.call("close a pipe", CLOSE, in, 0, 0, 0, 0);
        }
    }

    /** Moves up to {@code length} bytes to that place of a file; returns how many, or the negative errno. */
    public long spliceTo(OpenFile file, long offset, int length) throws IOException {
        try (NativeMemory place = NativeMemory.allocate(Long.BYTES)) {
            place.buffer().putLong(0, offset);
            return SystemCall.splice(out, file.fd(), place.address(), length);
        }
    }

    @Override
    public void close() throws SysException {
        SystemCall.call("close a pipe", CLOSE, out, 0, 0, 0, 0);
    }
}
