package dev.subblock.lab.disk;

import dev.subblock.lab.nbd.Op;
import dev.subblock.lab.nbd.Replies;
import dev.subblock.lab.nbd.Request;
import dev.subblock.lab.order.Content;
import dev.subblock.lab.order.Pending;
import dev.subblock.lab.order.RequestKeys;
import dev.subblock.lab.order.Schedule;
import dev.subblock.lab.trace.TraceEvent;
import dev.subblock.lab.trace.TraceEvent.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An open trial: what arrives is named, traced, and completed at once or held. */
final class Window {

    /**
     * As many are held, then one must go, quiet guest or not. QEMU's NBD client has 16 requests on the way
     * (MAX_NBD_REQUESTS in block/nbd.c): the last are for the bell and the spares, or nothing would ever move again.
     */
    static final int MOST_HELD = 11;
    /** Likewise for their bytes: a guest's write has some 1 MiB at most. */
    static final long MOST_BYTES = 64L << 20;

    /** A write that waits. {@code error}: what it is completed with. */
    private record Held(int id, Request request, Replies client, Pending pending, int error) {}

    private final int trial;
    private final String run;
    private final Schedule schedule;
    private final Faults faults;
    private final RequestKeys ordered;
    private final RequestKeys others;
    private final int blockSize;
    private final SectorNames names;
    private final Medium medium;
    private final DiskLog log;
    private final List<Held> held = new ArrayList<>();
    /** Called when so many writes have been completed. */
    private final int cutAfter;
    private final Runnable cut;
    private int written;
    private long bytes;

    /**
     * @param cutAfter so many completed writes {@code cut} is run; 0 for never
     */
    Window(Message.Begin begin, String run, Schedule schedule, Disk disk, int cutAfter, Runnable cut) {
        this.trial = begin.trial();
        this.run = run;
        this.schedule = schedule;
        this.faults = new Faults(begin.faults(), begin.extents(), disk.fsLog());
        this.cutAfter = cutAfter;
        this.cut = cut;
        this.blockSize = disk.blockSize();
        this.ordered = new RequestKeys(blockSize);
        this.others = new RequestKeys(blockSize);
        this.names = disk.names();
        this.medium = disk.medium();
        this.log = disk.log();
    }

    /**
     * What does not change from trial to trial.
     *
     * @param blockSize of the file system, in bytes
     * @param fsLog where the file system keeps its log, if that is known
     */
    record Disk(Medium medium, int blockSize, Optional<Region> fsLog, SectorNames names, DiskLog log) {}

    int trial() {
        return trial;
    }

    /** Whether any write would be held. */
    boolean mayHold() {
        return schedule.holds(Content.DATA);
    }

    /** Whether nothing is held. */
    boolean idle() {
        return held.isEmpty();
    }

    /** How many writes were completed. */
    int written() {
        return written;
    }

    int held() {
        return held.size();
    }

    /** Whether no more may be held. */
    boolean full() {
        return held.size() >= MOST_HELD || bytes > MOST_BYTES;
    }

    /** A request has arrived: it is completed or held. */
    void arrive(int id, Request request, Replies client) {
        Op op = request.op();
        List<Piece> pieces = switch (op) {
            case WRITE -> Pieces.of(request.data(), request.length(), names, run, trial);
            case WRITE_ZEROES -> List.of(Pieces.zeros(request.length() / 512));
            default -> List.of();
        };
        Content content = op.writes() ? Content.of(pieces) : Content.OTHER;
        boolean waits = op.writes() && schedule.holds(content);
        int error = faults.hit(request, content, pieces) ? Replies.EIO : 0;
        log.add(new TraceEvent.Arrive(log.us(), trial, id, op.text(), request.offset(), request.length(), request.fua(), waits, pieces));
        if (!waits) {
            complete(id, request, client, error);
            return;
        }
        String key = (content.ordered() ? ordered : others).next(request.offset(), pieces);
        held.add(new Held(id, request, client, Pending.of(key, request.offset(), request.length(), blockSize), error));
        bytes += request.length();
    }

    /** Completes the one that is next. */
    void completeChosen() {
        complete(held.remove(schedule.choose(held.stream().map(Held::pending).toList())));
    }

    /** Completes the one that has waited longest, because nobody asked for the next: the order is not ours then. */
    void completeOldest() {
        schedule.hinder();
        complete(held.remove(0));
    }

    /** The trial is over: what is held lands as it came. */
    void end() {
        boolean diverged = schedule.end(held.size());
        held.forEach(this::complete);
        held.clear();
        log.add(new TraceEvent.End(log.us(), trial, diverged));
    }

    /** The trial is over, and nobody waits for what is held: it never lands. */
    void abandon() {
        held.clear();
        schedule.hinder();
        end();
    }

    private void complete(Held one) {
        bytes -= one.request.length();
        complete(one.id, one.request, one.client, one.error);
    }

    private void complete(int id, Request request, Replies client, int error) {
        int result = medium.complete(request, client, error);
        log.add(new TraceEvent.Complete(log.us(), trial, id, result));
        if (request.op().writes() && ++written == cutAfter) {
            cut.run();
        }
    }
}
