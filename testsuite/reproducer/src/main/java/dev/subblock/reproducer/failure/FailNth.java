package dev.subblock.reproducer.failure;

import dev.subblock.reproducer.sys.Machine;
import dev.subblock.reproducer.sys.NativeMemory;
import dev.subblock.reproducer.sys.OpenFile;
import java.io.IOException;

/** The kernel's counter of allocations of one thread, of which the n-th fails (Documentation/fault-injection). */
final class FailNth implements AutoCloseable {

    private static final int DIGITS = 8;

    private final OpenFile counter;
    private final NativeMemory text = NativeMemory.allocate(DIGITS);

    private FailNth(OpenFile counter) {
        this.counter = counter;
    }

    /** Of this thread. */
    static FailNth ofThisThread() throws IOException {
        return new FailNth(OpenFile.open("/proc/self/task/" + Machine.tid() + "/fail-nth", OpenFile.READ_WRITE));
    }

    /** @param nth from 1; 0 for none. What is allocated from here on is counted */
    void set(int nth) throws IOException {
        String digits = Integer.toString(nth);
        for (int i = 0; i < digits.length(); i++) {
            text.buffer().put(i, (byte) digits.charAt(i));
        }
        counter.writeFully(text.address(), digits.length(), 0);
    }

    /** Whether it came to the n-th. Nothing fails any more. */
    boolean over() throws IOException {
        boolean zero = counter.pread(text.address(), DIGITS, 0) > 0 && text.buffer().get(0) == '0';
        set(0);
        return zero;
    }

    @Override
    public void close() throws IOException {
        counter.close();
        text.close();
    }
}
