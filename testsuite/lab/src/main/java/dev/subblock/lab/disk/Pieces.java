package dev.subblock.lab.disk;

import dev.subblock.lab.trace.TraceEvent.Piece;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What a write holds, adjacent sectors of one kind together. */
final class Pieces {

    private static final int SECTOR = 512;
    private static final String ZEROS = "zeros";

    private Pieces() {}

    /** Of bytes 0 to {@code length} of a write. */
    static List<Piece> of(ByteBuffer bytes, int length, SectorNames names, String run, int trial) {
        List<Piece> pieces = new ArrayList<>();
        Piece last = null;
        for (int at = 0; at < length; at += SECTOR) {
            Piece next = zero(bytes, at) ? zeros(1) : names.name(bytes, at, run, trial);
            if (last != null && continues(last, next)) {
                last = new Piece(last.what(), last.file(), last.sectors() + 1);
                pieces.set(pieces.size() - 1, last);
            } else {
                last = next;
                pieces.add(next);
            }
        }
        return pieces;
    }

    /** Zeros, so many sectors. */
    static Piece zeros(int sectors) {
        return new Piece(ZEROS, -1, sectors);
    }

    private static boolean continues(Piece last, Piece next) {
        long expected = last.file() < 0 ? -1 : last.file() + (long) last.sectors() * SECTOR;
        return last.what().equals(next.what()) && next.file() == expected;
    }

    private static boolean zero(ByteBuffer bytes, int at) {
        for (int i = at; i < at + SECTOR; i += Long.BYTES) {
            if (bytes.getLong(i) != 0) {
                return false;
            }
        }
        return true;
    }
}
