package dev.subblock.analyzers.trace;

import dev.subblock.lab.trace.TraceEvent.Extent;
import dev.subblock.lab.trace.TraceEvent.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What landed on one block of a trial's file, in the order in which it landed.
 *
 * <p>Where the file lies is what the guest's FIEMAP says after the trial. Where the guest did not say, the sectors do:
 * each carries the place in the file for which it was written, so one that landed tells where its block is.
 *
 * @param block number of the block in the file, from 0
 * @param blockSize in bytes
 * @param touches in order of landing; pieces of one request in their order
 */
public record Landing(long block, int blockSize, List<Touch> touches) {
    private static final int SECTOR = 512;
    /** Of linux/fiemap.h: UNKNOWN, DELALLOC, ENCODED and the inline and packed ones: their disk offset means nothing. */
    private static final int NOWHERE = 0x2 | 0x4 | 0x8 | 0x200 | 0x400;

    public Landing {
        touches = List.copyOf(touches);
    }

    /** Of that block of the trial's file. */
    public static Landing of(TrialTrace trial, long block, int blockSize) {
        List<DiskRequest> landed = trial.landed();
        List<Extent> extents = trial.extents().isEmpty() ? told(landed, trial.trial(), blockSize) : trial.extents();
        long start = block * blockSize;
        List<Touch> touches = new ArrayList<>();
        for (DiskRequest request : landed) {
            long at = request.offset();
            for (Piece piece : pieces(request)) {
                long length = (long) piece.sectors() * SECTOR;
                for (Extent extent : extents) {
                    touch(request, piece, at, length, extent, start, blockSize).ifPresent(touches::add);
                }
                at += length;
            }
        }
        return new Landing(block, blockSize, touches);
    }

    /** What landed last over any of these bytes of the block: what is on the medium there. */
    public Optional<Touch> last(int from, int to) {
        return touches.stream().filter(t -> t.over(from, to)).reduce((a, b) -> b);
    }

    /** The last landing of that content over any of these bytes before another landing. */
    public Optional<Touch> lastBefore(Touch later, String what, int from, int to) {
        return touches.stream().filter(t -> t.request().landing() < later.request().landing())
                .filter(t -> t.what().equals(what) && t.over(from, to)).reduce((a, b) -> b);
    }

    /** The last landing of that content over any of these bytes. */
    public Optional<Touch> last(String what, int from, int to) {
        return touches.stream().filter(t -> t.what().equals(what) && t.over(from, to)).reduce((a, b) -> b);
    }

    private static List<Piece> pieces(DiskRequest request) {
        return request.zeroes() ? List.of(new Piece("zeros", -1, Math.max(1, request.length() / SECTOR))) : request.pieces();
    }

    private static Optional<Touch> touch(DiskRequest request, Piece piece, long at, long length, Extent extent, long start, int blockSize) {
        if ((extent.flags() & NOWHERE) != 0) {
            return Optional.empty();
        }
        long shift = extent.file() - extent.disk();
        long first = Math.max(at, extent.disk()) + shift;
        long end = Math.min(at + length, extent.disk() + extent.length()) + shift;
        long from = Math.max(first, start);
        long to = Math.min(end, start + blockSize);
        if (from >= to) {
            return Optional.empty();
        }
        long home = piece.file() < 0 ? -1 : piece.file() + (from - shift - at);
        return Optional.of(new Touch(request, (int) (from - start), (int) (to - start), piece.what(), at + shift, at + length + shift, home));
    }

    /** The blocks whose place a sector of the trial tells. */
    private static List<Extent> told(List<DiskRequest> landed, int trial, int blockSize) {
        List<Extent> blocks = new ArrayList<>();
        for (DiskRequest request : landed) {
            long at = request.offset();
            for (Piece piece : request.pieces()) {
                if (piece.file() >= 0 && piece.what().startsWith("write ")) {
                    long end = piece.file() + (long) piece.sectors() * SECTOR;
                    for (long file = piece.file() - piece.file() % blockSize; file < end; file += blockSize) {
                        long disk = at + file - piece.file();
                        if (disk >= 0 && blocks.stream().noneMatch(b -> b.disk() == disk)) {
                            blocks.add(new Extent(trial, file, disk, blockSize, 0));
                        }
                    }
                }
                at += (long) piece.sectors() * SECTOR;
            }
        }
        return blocks;
    }
}
