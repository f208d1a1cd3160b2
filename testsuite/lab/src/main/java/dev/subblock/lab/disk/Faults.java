package dev.subblock.lab.disk;

import dev.subblock.lab.nbd.Op;
import dev.subblock.lab.nbd.Request;
import dev.subblock.lab.order.Content;
import dev.subblock.lab.trace.TraceEvent.Extent;
import dev.subblock.lab.trace.TraceEvent.Piece;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which requests of a trial fail: some by their number among those of a kind, others by the place in the trial's file that
 * they touch. Where that is, the guest says as the trial begins; of blocks that the file had not yet, a sector says it
 * that is written there.
 */
final class Faults {
    private static final int SECTOR = 512;

    /** What is counted. */
    enum Kind { WRITE, READ, FLUSH, DATA, PAD, LOG, OTHER }

    /** Requests of that kind. */
    sealed interface Fault {
        Kind kind();

        /** The {@code nth} of them, from 1. */
        record Nth(Kind kind, int nth) implements Fault {}

        /** All that touch these bytes of the trial's file. */
        record At(Kind kind, Region bytes) implements Fault {}
    }

    private final List<Fault> faults;
    private final List<Extent> extents;
    private final Optional<Region> log;
    private final Map<Kind, Integer> seen = new EnumMap<>(Kind.class);

    /**
     * @param extents where the trial's file lies, as far as that is known
     * @param log of the file system, if it is known where that lies
     */
    Faults(List<Fault> faults, List<Extent> extents, Optional<Region> log) {
        this.faults = faults;
        this.extents = extents;
        this.log = log;
    }

    /** Counts a request that arrived; whether it is to fail. {@code content} and {@code pieces}: of a write. */
    boolean hit(Request request, Content content, List<Piece> pieces) {
        return switch (request.op()) {
            case READ -> hit(Kind.READ, request, pieces);
            case FLUSH -> hit(Kind.FLUSH, request, pieces);
            case TRIM -> false;
            // All are counted, whichever hits.
            case WRITE, WRITE_ZEROES -> hit(Kind.WRITE, request, pieces) | hit(kind(content), request, pieces)
                    | (log.filter(l -> l.touches(request.offset(), request.length())).isPresent() && hit(Kind.LOG, request, pieces));
        };
    }

    private static Kind kind(Content content) {
        return content.hasData() ? Kind.DATA : content == Content.PAD ? Kind.PAD : Kind.OTHER;
    }

    private boolean hit(Kind kind, Request request, List<Piece> pieces) {
        int nth = seen.merge(kind, 1, Integer::sum);
        return faults.contains(new Fault.Nth(kind, nth))
                || faults.stream().anyMatch(f -> f instanceof Fault.At at && at.kind() == kind && touches(request, pieces, at.bytes()));
    }

    private boolean touches(Request request, List<Piece> pieces, Region bytes) {
        for (Extent extent : extents) {
            long from = Math.max(request.offset(), extent.disk());
            long to = Math.min(request.end(), extent.disk() + extent.length());
            if (from < to && bytes.touches(from - extent.disk() + extent.file(), to - from)) {
                return true;
            }
        }
        // Only of this trial's writes: what was there before, or is older, may be another file's.
        return pieces.stream().anyMatch(p -> p.file() >= 0 && p.what().startsWith("write ")
                && bytes.touches(p.file(), (long) p.sectors() * SECTOR));
    }
}
