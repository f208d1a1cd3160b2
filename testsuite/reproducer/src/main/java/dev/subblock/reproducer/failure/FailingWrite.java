package dev.subblock.reproducer.failure;

import dev.subblock.reproducer.evidence.ErrorPoint;
import dev.subblock.reproducer.sys.Errno;
import dev.subblock.reproducer.sys.SysException;
import dev.subblock.reproducer.watch.OneWrite;
import java.io.IOException;

/** The write itself, and an fsync behind it. */
final class FailingWrite extends Deed {

    private final Subject subject;
    /** Bytes, or a negative errno. */
    volatile long result;
    /** 0, or a negative errno. */
    volatile long synced;
    /** The file's size when the write had returned, in bytes; -1 if that is not told. */
    volatile long after;
    /** Whether the kernel is known to have come to the point. */
    volatile boolean reached;

    FailingWrite(Subject subject) {
        this.subject = subject;
    }

    @Override
    void act() throws IOException {
        OneWrite write = subject.write();
        at = "the write";
        result = subject.point() == ErrorPoint.MEMORY ? withoutMemory(write) : ask(write);
        after = size(write);
        at = "fsync";
        synced = write.sync();
    }

    /** -1 where XFS no longer tells: it is down. */
    private static long size(OneWrite write) throws IOException {
        try {
            return write.size();
        } catch (SysException e) {
            if (e.errno() != Errno.EIO) {
                throw e;
            }
            return -1;
        }
    }

    private long ask(OneWrite write) throws IOException {
        if (subject.point() != ErrorPoint.SHUTDOWN && subject.point() != ErrorPoint.FROZEN) {
            write.aboutTo();
        }
        write.enter();
        try {
            write.ask();
        } catch (SysException e) {
            return -e.errno();
        } finally {
            write.leave();
        }
        at = "the completion";
        return write.outcome();
    }

    /** What needs the thread's privileges is done before it gives them up, as a write to a setuid file wants it to. */
    private long withoutMemory(OneWrite write) throws IOException {
        try (FailNth memory = FailNth.ofThisThread()) {
            write.aboutTo();
            write.enter();
            memory.set(subject.nth());
            try {
                write.ask();
            } catch (SysException e) {
                return -e.errno();
            } finally {
                reached = memory.over();
                write.leave();
            }
            return write.outcome();
        }
    }
}
