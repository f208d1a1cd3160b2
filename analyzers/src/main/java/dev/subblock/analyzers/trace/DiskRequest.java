package dev.subblock.analyzers.trace;

import dev.subblock.lab.trace.TraceEvent.Piece;
import java.util.List;

/**
 * A request of a trial, as the disk saw it.
 *
 * @param arrival as the how manieth of its trial it arrived, from 1; the same from replay to replay
 * @param landing as the how manieth of its trial it was completed, from 1; 0 if it was not
 * @param id its number on the disk
 * @param op {@code read}, {@code write}, {@code flush}, {@code trim} or {@code write-zeroes}
 * @param offset on the disk, in bytes
 * @param length in bytes
 * @param fua whether it had to be on the medium at its completion
 * @param held whether it waited to be chosen
 * @param error 0, or the errno it was completed with: then it did not reach the medium
 * @param pieces what it holds, in order; empty for anything but a write
 */
public record DiskRequest(int arrival, int landing, int id, String op, long offset, int length, boolean fua, boolean held,
        int error, List<Piece> pieces) {
    public DiskRequest {
        pieces = List.copyOf(pieces);
    }

    /** Whether it changed the medium. */
    public boolean landed() {
        return landing > 0 && error == 0 && (op.equals("write") || zeroes());
    }

    /** Whether it clears a range without bringing data. */
    public boolean zeroes() {
        return op.equals("write-zeroes") || op.equals("trim");
    }
}
