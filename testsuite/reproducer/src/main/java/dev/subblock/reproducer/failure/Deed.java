package dev.subblock.reproducer.failure;

import dev.subblock.reproducer.sys.Machine;
import dev.subblock.reproducer.sys.Proc;
import java.io.IOException;

/**
 * Something that may never come back, because a lock was not given back: done by a thread of its own, with descriptors of its
 * own, so that we do. To the kernel it is what a second process is: a task of its own.
 */
abstract class Deed extends Thread {

    /** A hundred times what it takes an emulated guest with a slow kernel. */
    static final long PATIENCE_MS = 15_000;

    /** What is being done, for a report. */
    volatile String at = "begins";
    private volatile int tid;
    private volatile Throwable failure;

    Deed() {
        setDaemon(true);
    }

    abstract void act() throws IOException;

    @Override
    public final void run() {
        try {
            tid = Machine.tid();
            act();
        } catch (Throwable e) {
            failure = e;
        }
    }

    /**
     * Waits for it.
     *
     * @return empty, or that it does not come back, and from where
     * @throws IOException what it threw
     */
    final String await() throws IOException {
        try {
            join(PATIENCE_MS);
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
        if (isAlive()) {
            return at + ": " + task("wchan");
        }
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure != null) {
            throw new IOException(at + ": " + failure, failure);
        }
        return "";
    }

    /** Whether it sleeps and can't be woken by a signal, as who waits for a lock does. */
    final boolean waits() {
        String stat = task("stat");
        int end = stat.lastIndexOf(')');
        return end > 0 && stat.startsWith("D", end + 2);
    }

    private String task(String file) {
        try {
            return Proc.read("/proc/self/task/" + tid + "/" + file);
        } catch (IOException e) {
            return "unknown";
        }
    }
}
