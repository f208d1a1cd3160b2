package dev.subblock.lab.disk;

import dev.subblock.lab.nbd.Export;
import dev.subblock.lab.nbd.Op;
import dev.subblock.lab.nbd.Replies;
import dev.subblock.lab.nbd.Request;
import dev.subblock.lab.order.DiskOrder;
import dev.subblock.lab.order.Recorded;
import dev.subblock.lab.trace.TraceEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * An image that lands its writes in an order of our choosing, with a mailbox behind it through which the guest
 * says where trials begin and end. Offsets from the end of the image:
 * <pre>
 *   0        write: a message, at most 32 KiB, taken before it is completed
 *   1 MiB    read of 512 bytes: the answer to the last message
 *   2 MiB    read of 512 bytes: the bell
 *   3 MiB    read of 512 bytes: the spare
 * </pre>
 * The guest reads the bell when it has nothing else to do. One held write is completed then, and with it the
 * bell. QEMU's NBD client (7.2) may keep a completed request to itself until the next reply comes, if others are
 * outstanding. So where anything else was completed since the bell before, the bell alone is answered: the guest may
 * have been idle for want of it. And after each answer that nothing follows, the spare is answered. A read never waits: it sees the medium as it is, as a drive may
 * that orders a read before a write which it has not acknowledged. A flush never waits either: what it speaks
 * of, writes completed before it came, is on the medium.
 *
 * <p>One client at a time: guest and disk know the order of what they say to each other only on one connection.
 */
final class OrderedDisk implements Export {

    /** Behind the image. */
    static final long MAILBOX = 64L << 20;
    private static final long ANSWER_AT = 1L << 20;
    private static final long BELL_AT = 2L << 20;
    private static final int MOST_MESSAGE = 32 << 10;
    private static final int SECTOR = 512;
    private static final long SPARE_AT = 3L << 20;
    /** Of a bell while nothing is held: long for the guest's processor, short for its detector of hung tasks, and for QEMU, which waits for it to end. */
    private static final long IDLE = 1_000_000_000L;
    /** A guest under emulation takes a fraction of it from an answer to the next request. */
    private static final long QUIET = 3_000_000L;
    private static final ByteBuffer SILENCE = ByteBuffer.allocateDirect(SECTOR).asReadOnlyBuffer();

    private final Medium medium;
    private final Mailbox mailbox;
    private final DiskLog log;
    private final long patience;
    private Replies client;
    private String answer = "";
    /** The bell that waits; null if none does. */
    private Long bell;
    /** The spare that waits; null if none does. */
    private Long spare;
    /** When the older of the two may have come, in ns. */
    private long waitingSince;
    /** Whether something else was completed since the last bell was. */
    private boolean stirred;
    /** Whether anything was answered since the last spare was: the client may keep it to itself. */
    private boolean loose;
    /** When the guest last rang, or gave us something to hold, in ns. */
    private long lastSign;
    private boolean closed;
    private int ids;
    private long requests;
    private long guestNanos;
    private long busyNanos;
    private long left;

    /** @param patience how long a bell may take to come while writes are held */
    OrderedDisk(Medium medium, Mailbox mailbox, DiskLog log, Duration patience) {
        this.medium = medium;
        this.mailbox = mailbox;
        this.log = log;
        this.patience = patience.toNanos();
    }

    @Override
    public long size() {
        return medium.size() + MAILBOX;
    }

    @Override
    public synchronized boolean attach(Replies newcomer) {
        if (client != null || closed) {
            log.note("NBD: a second client of the disk was turned away");
            return false;
        }
        client = newcomer;
        return true;
    }

    @Override
    public synchronized void detach(Replies leaving) {
        client = null;
        bell = null;
        spare = null;
        mailbox.abandon();
    }

    synchronized void order(DiskOrder next, Recorded replayed) {
        mailbox.order(next, replayed);
    }

    synchronized DiskTimes times() {
        return new DiskTimes(requests, mailbox.trials(), mailbox.orders(), Duration.ofNanos(guestNanos),
                Duration.ofNanos(busyNanos), Duration.ofNanos(medium.nanos()));
    }

    @Override
    public synchronized void handle(Request request, Replies from) throws InterruptedException {
        long start = log.nanos();
        long image = medium.nanos();
        boolean inTrial = mailbox.window() != null;
        requests++;
        try {
            serve(request);
        } catch (RuntimeException e) {
            log.fail("the disk's server: " + e);
            client.done(request.cookie(), Replies.EIO);
        }
        long now = log.nanos();
        if (!loose && request.end() != medium.size() + SPARE_AT + SECTOR) {
            loose = true;
            // The one who watches waits for this.
            notifyAll();
        }
        if (inTrial) {
            guestNanos += start - left;
            busyNanos += now - start - (medium.nanos() - image);
        }
        left = now;
    }

    private void serve(Request request) throws InterruptedException {
        if (request.op() != Op.FLUSH && request.end() > medium.size()) {
            mail(request, request.offset() - medium.size());
        } else if (mailbox.window() == null) {
            log.add(new TraceEvent.Pass(log.us(), request.op().text(), request.offset(), request.length()));
            stirred = true;
            medium.complete(request, client, 0);
        } else {
            arrive(mailbox.window(), request);
        }
    }

    private void arrive(Window window, Request request) {
        int before = window.held();
        window.arrive(++ids, request, client);
        if (window.held() == before) {
            stirred = true;
            return;
        }
        lastSign = log.nanos();
        if (before == 0) {
            // The one who watches waits for this.
            notifyAll();
            if (bell != null) {
                // Others may be on their way: that they have come is what the next bell says.
                answerBell();
                answerSpare();
            }
        }
        if (window.full()) {
            window.completeChosen();
        }
    }

    private void mail(Request request, long at) throws InterruptedException {
        boolean one = request.op() == Op.READ && request.length() == SECTOR;
        if (at == 0 && request.op() == Op.WRITE && request.length() <= MOST_MESSAGE) {
            answer = mailbox.take(request.data());
            client.done(request.cookie(), 0);
            answerBell();
            stirred = true;
        } else if (at == ANSWER_AT && one) {
            client.data(request.cookie(), ByteBuffer.allocate(SECTOR).put(answer.getBytes(StandardCharsets.US_ASCII)).rewind());
            stirred = true;
        } else if (at == BELL_AT && one) {
            ring(request.cookie());
        } else if (at == SPARE_AT && one) {
            answerSpare();
            spare = request.cookie();
            waits();
        } else if (at >= 0 && request.op() == Op.READ && (at + request.length() <= ANSWER_AT || at >= SPARE_AT + SECTOR)) {
            // The kernel looks for partition tables, at both ends of a disk.
            client.data(request.cookie(), ByteBuffer.allocate(request.length()));
        } else {
            log.note("refused " + request.op().text() + " in the mailbox at " + at + "+" + request.length());
            client.done(request.cookie(), Replies.EINVAL);
        }
    }

    private void ring(long cookie) {
        lastSign = log.nanos();
        answerBell();
        bell = cookie;
        Window window = mailbox.window();
        if (stirred) {
            stirred = false;
            answerBell();
        } else if (window == null || window.idle()) {
            waits();
        } else {
            window.completeChosen();
            answerBell();
        }
    }

    /** The one who watches answers it, in time. */
    private void waits() {
        waitingSince = log.nanos();
        notifyAll();
    }

    private void answerBell() {
        if (bell != null) {
            client.data(bell, SILENCE.duplicate());
            bell = null;
        }
    }

    private void answerSpare() {
        if (spare != null) {
            client.data(spare, SILENCE.duplicate());
            spare = null;
        }
    }

    /** Sees to it that a guest that does not ring goes on, and that nothing waits for ever; returns when the disk is closed. */
    synchronized void watch() throws InterruptedException {
        while (!closed) {
            Window window = mailbox.window();
            boolean holds = window != null && !window.idle();
            long now = log.nanos();
            long due = loose && spare != null ? left + QUIET
                    : holds ? lastSign + patience : bell != null || spare != null ? waitingSince + IDLE : Long.MAX_VALUE;
            if (due == Long.MAX_VALUE) {
                wait();
            } else if (due > now) {
                // Rounded up, or it would spin for the last microseconds.
                TimeUnit.MILLISECONDS.timedWait(this, (due - now) / 1_000_000 + 1);
            } else {
                overdue(window, holds);
                client.flush();
            }
        }
    }

    private void overdue(Window window, boolean holds) {
        if (loose && spare != null) {
            loose = false;
            answerSpare();
        } else if (holds) {
            log.note("the bell did not come for " + patience / 1_000_000 + " ms: trial " + window.trial()
                    + " went on with the oldest of " + window.held());
            window.completeOldest();
            loose = true;
            lastSign = log.nanos();
        } else {
            answerBell();
            answerSpare();
        }
    }

    /** Ends what is open. No client may be there any more. */
    synchronized void close() {
        closed = true;
        notifyAll();
        mailbox.over();
    }
}
