package dev.subblock.reproducer.load;

import dev.subblock.reproducer.aio.AioContext;
import dev.subblock.reproducer.aio.Completions;
import dev.subblock.reproducer.aio.StuckException;
import dev.subblock.reproducer.kind.Shape;
import dev.subblock.reproducer.sys.NativeMemory;
import dev.subblock.reproducer.sys.OpenFile;
import dev.subblock.reproducer.sys.SysException;
import java.io.IOException;

/** One thread that submits as many operations as are to be under way, waits for all of them, and again. */
final class Wave implements Worker, Completions {

    /** A hundred times what the slowest takes. */
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private final Load load;
    private final AioContext aio;
    private final NativeMemory memory;
    private int wrong;
    private long wrongResult;

    Wave(Load load, NativeMemory memory) throws IOException {
        this.load = load;
        this.memory = memory;
        this.aio = AioContext.open(load.depth());
    }

    @Override
    public long run(OpenFile file, int operations) throws IOException {
        long nanos = 0;
        int depth = load.depth();
        int writes = load.way().writes(operations);
        int write = 0;
        int read = writes;
        while (write < writes) {
            for (int slot = 0; slot < depth; slot++) {
                if (load.way() == Way.MIXED && slot % 2 == 1) {
                    aio.prepareRead(slot, file.fd(), memory.address() + Shape.BLOCK, Shape.BLOCK, LoadFile.offset(read++, Fit.ALIGNED), Shape.BLOCK);
                } else {
                    aio.prepareWrite(slot, file.fd(), memory.address(), load.fit().length(), LoadFile.offset(write++, load.fit()), load.fit().length());
                }
            }
            nanos += once(depth);
        }
        if (wrong > 0) {
            throw new IOException(wrong + " operations of a load were not done, the last returned " + wrongResult);
        }
        return nanos;
    }

    @Override
    public long nothing(int operations) throws IOException {
        long nanos = 0;
        for (int done = 0; done < operations; done += load.depth()) {
            nanos += once(0);
        }
        return nanos;
    }

    private long once(int count) throws SysException, StuckException {
        long begun = System.nanoTime();
        int taken = aio.submit(0, count);
        int reaped = 0;
        int got = aio.reap(taken, PATIENCE_NANOS, this);
        while (got > 0 && (reaped += got) < taken) {
            got = aio.reap(taken - reaped, PATIENCE_NANOS, this);
        }
        long nanos = System.nanoTime() - begun;
        if (taken != count || reaped != count) {
            throw new StuckException("of " + count + " operations of a load " + taken + " were taken and " + reaped + " completed within 10 s");
        }
        return nanos;
    }

    /** @param tag how many bytes it was to move */
    @Override
    public void completed(long tag, long result) {
        if (result != tag) {
            wrong++;
            wrongResult = result;
        }
    }

    @Override
    public void close() throws IOException {
        aio.close();
    }
}
