package dev.subblock.reproducer.failure;

import dev.subblock.reproducer.evidence.ErrorPoint;
import dev.subblock.reproducer.evidence.FailureEvent;
import dev.subblock.reproducer.evidence.FailureWriter;
import dev.subblock.reproducer.kind.Flag;
import dev.subblock.reproducer.kind.Kind;
import dev.subblock.reproducer.kind.Route;
import dev.subblock.reproducer.kind.Shape;
import dev.subblock.reproducer.sys.Errno;
import dev.subblock.reproducer.sys.NativeMemory;
import dev.subblock.reproducer.trial.Volume;
import dev.subblock.reproducer.watch.WatchedFile;
import java.io.IOException;

/**
 * Makes writes that fail, one at a time, in three steps, between which the disk is told when to fail: {@link #prepare},
 * {@link #write}, {@link #check}. When something does not come back, that is told at once, and the guest is good for nothing more.
 */
public final class Failures {

    /** Three pages, and the longest write. */
    private static final int DATA = 3 * 4096 + 3 * Shape.BLOCK;
    private static final int OLD = 1;
    private static final int NEW = 2;
    /** How often it is looked whether a thread waits, in ms. */
    private static final long LOOK = 10;

    private final FailureWriter out;
    private NativeMemory old;
    private NativeMemory data;
    private Volume volume;
    private Arming arming;
    private int made;
    private Subject subject;
    private FailingWrite failing;

    public Failures(FailureWriter out) {
        this.out = out;
    }

    /**
     * Makes the file and all that is needed.
     *
     * @param on with blocks of {@value Shape#BLOCK} bytes
     * @param nth of {@link ErrorPoint#MEMORY}: which allocation fails, from 1
     * @throws IOException if the point is not to be had in this kernel, or the file can't be made
     */
    public void prepare(Volume on, Kind kind, ErrorPoint point, int nth) throws IOException {
        if (volume == null) {
            volume = on;
            old = NativeMemory.allocate(WatchedFile.memory());
            data = NativeMemory.allocate(DATA);
            Picture.draw(old, OLD);
            Picture.draw(data, NEW);
            arming = new Arming(on);
        }
        arming.provide(point);
        subject = Subject.make(kind, point, nth, on.directory() + "/failing-" + made++, old, data);
        out.accept(new FailureEvent.FailurePrepared(kind.name(), point.word(), nth));
    }

    /** Makes the write, and an fsync. @throws IOException if nothing was prepared, or what makes it fail can't be arranged */
    public void write() throws IOException {
        if (subject == null) {
            throw new IOException("no write is prepared");
        }
        failing = new FailingWrite(subject);
        boolean reached = arming.arm(subject, data);
        String stuck;
        try {
            failing.start();
            if (subject.point() == ErrorPoint.FROZEN) {
                try {
                    reached = waits(failing);
                } finally {
                    arming.thaw();
                }
            }
            stuck = failing.await();
        } finally {
            arming.disarm(subject, data);
        }
        failing.reached |= reached;
        if (stuck.isEmpty()) {
            out.accept(new FailureEvent.FailureWritten(subject.kind().name(), subject.point().word(), subject.nth()));
        } else {
            tell(new Aftermath(volume, subject, failing, data), stuck);
        }
    }

    /** Looks at what is left. @throws IOException if nothing was written, or the file system is lost */
    public void check() throws IOException {
        if (failing == null) {
            throw new IOException("no write was made");
        }
        Aftermath aftermath = new Aftermath(volume, subject, failing, data);
        aftermath.start();
        String stuck = aftermath.await();
        if (stuck.isEmpty()) {
            subject.end();
        }
        tell(aftermath, stuck);
        subject = null;
        failing = null;
    }

    /** Whether it is still under way, and asleep for good, two looks in a row. */
    private static boolean waits(Deed deed) throws IOException {
        int asleep = 0;
        for (long ms = 0; ms < Deed.PATIENCE_MS && deed.isAlive() && asleep < 2; ms += LOOK) {
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException e) {
                throw new IOException("interrupted", e);
            }
            asleep = deed.waits() ? asleep + 1 : 0;
        }
        return asleep == 2;
    }

    private static String error(long result) {
        return result < 0 ? Errno.name((int) -result) : "";
    }

    private void tell(Aftermath aftermath, String stuck) {
        Kind kind = subject.kind();
        out.accept(new FailureEvent.FailedWrite(kind.name(), subject.point().word(), subject.nth(), kind.route() == Route.DIRECT,
                kind.flag() != Flag.NOWAIT, kind.flag() == Flag.SYNC || kind.flag() == Flag.DSYNC, subject.offset(), kind.shape().length(),
                Math.max(0, failing.result), error(failing.result), error(failing.synced), subject.before(), failing.after, aftermath.remounted, aftermath.left,
                aftermath.cached, aftermath.disk, failing.reached, stuck));
    }
}
