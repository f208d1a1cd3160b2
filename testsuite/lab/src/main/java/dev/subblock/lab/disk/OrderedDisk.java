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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * An image that lands its writes in an order of our choosing, with a mailbox behind it through which the guest
 * says where trials begin and end. Offsets from the end of the image:
 * <pre>
 *   0        write: a message, at most 32 KiB, taken before it is completed
 *   1 MiB    read of 512 bytes: the answer to the last message
 *   2 MiB    read of 512 bytes: the bell
 *   3 MiB    read of 512 bytes: a spare
 * </pre>
 * The guest reads the bell, again and again, when it has nothing else to do. One held write is completed then, and
 * after it the bell. A read never waits: it sees the medium as it is, as a drive may that orders a read before a
 * write which it has not acknowledged. A flush never waits either: what it speaks of, writes completed before it
 * came, is on the medium.
 *
 * <p>A bell that follows any other reply is answered and nothing else: the guest, which then does what that reply
 * lets it do, rings again. Besides, QEMU's NBD client hands a reply to its oldest request on only with the next
 * reply, if requests that came later wait (7.2: nbd_recv_coroutines_wake wants a mutex that the next to receive holds
 * while it waits for data): the bell's is that next reply. For the same reason a bell is never left waiting where
 * a write may have to be held. It is left where nothing can happen, for a while: to a guest that is out of work it
 * need not be told a thousand times a second, and one that has ended must not wait for it for ever.
 *
 * <p>All the same the answer to a bell may be what the client keeps: it was on its way when a write came that is held now.
 * Then nothing comes any more, and spares are answered, which are replies like any other: two, because one to the
 * request for which the client is receiving only makes another one receive. The guest has four of them waiting.
 *
 * <p>One client at a time: guest and disk know the order of what they say to each other only on one connection.
 */
final class OrderedDisk implements Export {

    /** Behind the image. */
    static final long MAILBOX = 64L << 20;
    private static final long ANSWER_AT = 1L << 20;
    private static final long BELL_AT = 2L << 20;
    private static final long SPARE_AT = 3L << 20;
    /** A silence in which an idle guest would have rung, under emulation too; doubled each time that spares did not end it. */
    private static final long SILENT = TimeUnit.MILLISECONDS.toNanos(3);
    /** Where nothing is held a guest that is silent mostly computes. */
    private static final long SILENT_AT_LARGE = TimeUnit.MILLISECONDS.toNanos(24);
    private static final int AT_ONCE = 2;
    /** As many doublings make it longer than we have patience. */
    private static final int MOST_SPARES = 8;
    private static final int MOST_MESSAGE = 32 << 10;
    private static final int SECTOR = 512;
    private static final ByteBuffer SILENCE = ByteBuffer.allocateDirect(SECTOR).asReadOnlyBuffer();

    private final Medium medium;
    private final Mailbox mailbox;
    private final DiskLog log;
    private final long patience;
    private final long bellWaits;
    private Replies client;
    private String answer = "";
    /** The bell that waits, and since when, in ns; null if none does. */
    private Long bell;
    private long bellSince;
    /** Spares that wait, since when the last came, and how often some were answered since anything else came. */
    private final Deque<Long> spares = new ArrayDeque<>();
    private long sparesSince;
    private int spent;
    /** Whether anything but a bell was replied to since the last bell. */
    private boolean unsettled;
    /** How many requests had come when we last went on without a bell. */
    private long heardBefore;
    /** When the guest last rang, or gave us something to hold, in ns. */
    private long lastSign;
    private boolean closed;
    private int ids;
    private long requests;
    private long guestNanos;
    private long busyNanos;
    private long left;

    /**
     * How long we wait.
     *
     * @param forBell for a bell to come while writes are held
     * @param ofBell with the answer to a bell when there is nothing to say; QEMU does not end before it has all
     *     replies, so a guest's end is late by so much at most
     */
    record Patience(Duration forBell, Duration ofBell) {}

    OrderedDisk(Medium medium, Mailbox mailbox, DiskLog log, Patience patience) {
        this.medium = medium;
        this.mailbox = mailbox;
        this.log = log;
        this.patience = patience.forBell().toNanos();
        this.bellWaits = patience.ofBell().toNanos();
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
        spares.clear();
        mailbox.abandon();
    }

    @Override
    public void vanished() {
        log.vanished();
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
        spent = isSpare(request) ? spent : 0;
        try {
            serve(request);
        } catch (RuntimeException e) {
            log.fail("the disk's server: " + e);
            client.done(request.cookie(), Replies.EIO);
        }
        long now = log.nanos();
        if (inTrial) {
            guestNanos += start - left;
            busyNanos += now - start - (medium.nanos() - image);
        }
        left = now;
    }

    private boolean isSpare(Request request) {
        return request.op() == Op.READ && request.offset() == medium.size() + SPARE_AT && request.length() == SECTOR;
    }

    private void serve(Request request) throws InterruptedException {
        if (request.op() != Op.FLUSH && request.end() > medium.size()) {
            mail(request, request.offset() - medium.size());
        } else if (mailbox.window() == null) {
            log.add(new TraceEvent.Pass(log.us(), request.op().text(), request.offset(), request.length()));
            medium.complete(request, client, 0);
            unsettled = true;
        } else {
            arrive(mailbox.window(), request);
        }
    }

    private void arrive(Window window, Request request) {
        int before = window.held();
        window.arrive(++ids, request, client);
        if (window.held() == before) {
            unsettled = true;
            return;
        }
        lastSign = log.nanos();
        if (before == 0) {
            // The one who watches waits for this.
            notifyAll();
        }
        if (window.full()) {
            window.completeChosen();
            unsettled = true;
        }
    }

    private void mail(Request request, long at) throws InterruptedException {
        boolean one = request.op() == Op.READ && request.length() == SECTOR;
        if (at == 0 && request.op() == Op.WRITE && request.length() <= MOST_MESSAGE) {
            answer = mailbox.take(request.data());
            if (bell != null && mailbox.window() != null && mailbox.window().mayHold()) {
                answerBell(bell);
            }
            client.done(request.cookie(), 0);
            unsettled = true;
        } else if (at == ANSWER_AT && one) {
            client.data(request.cookie(), ByteBuffer.allocate(SECTOR).put(answer.getBytes(StandardCharsets.US_ASCII)).rewind());
            unsettled = true;
        } else if (at == BELL_AT && one) {
            ring(request.cookie());
        } else if (isSpare(request) && spares.size() < MOST_SPARES) {
            spares.add(request.cookie());
            sparesSince = log.nanos();
            notifyAll();
        } else if (at >= 0 && request.op() == Op.READ && (at + request.length() <= ANSWER_AT || at >= SPARE_AT + SECTOR)) {
            // The kernel looks for partition tables, at both ends of a disk.
            client.data(request.cookie(), ByteBuffer.allocate(request.length()));
            unsettled = true;
        } else {
            log.note("refused " + request.op().text() + " in the mailbox at " + at + "+" + request.length());
            client.done(request.cookie(), Replies.EINVAL);
        }
    }

    private void ring(long cookie) {
        lastSign = log.nanos();
        if (bell != null) {
            answerBell(bell);
        }
        Window window = mailbox.window();
        boolean mayHold = window != null && window.mayHold();
        if (!unsettled && !mayHold) {
            bell = cookie;
            bellSince = lastSign;
            notifyAll();
            return;
        }
        if (!unsettled && !window.idle()) {
            window.completeChosen();
        }
        answerBell(cookie);
    }

    private void answerBell(long cookie) {
        client.data(cookie, SILENCE.duplicate());
        bell = null;
        unsettled = false;
    }

    /** Sees to it that a guest that does not ring goes on, and that a bell does not wait for ever; returns when the disk is closed. */
    synchronized void watch() throws InterruptedException {
        while (!closed) {
            boolean holding = mailbox.window() != null && !mailbox.window().idle();
            long now = log.nanos();
            long without = holding ? lastSign + patience - now : Long.MAX_VALUE;
            long ringing = bell != null ? bellSince + bellWaits - now : Long.MAX_VALUE;
            long silent = spares.isEmpty() || bell != null ? Long.MAX_VALUE : holding || unsettled ? left + ((holding ? SILENT : SILENT_AT_LARGE) << spent) - now
                    : sparesSince + bellWaits - now;
            long wait = Math.min(without, Math.min(ringing, silent));
            if (wait == Long.MAX_VALUE) {
                wait();
            } else if (wait > 0) {
                // Rounded up, or it would spin for the last microseconds.
                TimeUnit.MILLISECONDS.timedWait(this, wait / 1_000_000 + 1);
            } else if (silent <= 0) {
                spent = Math.min(spent + 1, MOST_SPARES);
                for (int i = 0; i < AT_ONCE && !spares.isEmpty(); i++) {
                    client.data(spares.remove(), SILENCE.duplicate());
                }
                client.flush();
            } else if (ringing <= 0) {
                answerBell(bell);
                client.flush();
            } else {
                goOn(mailbox.window());
            }
        }
    }

    private void goOn(Window window) {
        log.note("the bell did not come for " + patience / 1_000_000 + " ms: trial " + window.trial() + " went on with the oldest of "
                + window.held());
        // Not a word since the last time: there is no guest any more, and QEMU waits for what is held, to end.
        boolean gone = heardBefore == requests;
        do {
            window.completeOldest();
        } while (gone && !window.idle());
        client.flush();
        unsettled = true;
        heardBefore = requests;
        lastSign = log.nanos();
    }

    /** Ends what is open. No client may be there any more. */
    synchronized void close() {
        closed = true;
        notifyAll();
        mailbox.over();
    }
}
