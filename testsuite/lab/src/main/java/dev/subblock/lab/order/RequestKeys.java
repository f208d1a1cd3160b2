package dev.subblock.lab.order;

import dev.subblock.lab.trace.TraceEvent.Piece;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names the writes of one trial so that the same write has the same name in another trial, whose file lies
 * elsewhere on the disk: by what is in it, where in its file (for zeros: where in its block), and how
 * many like it there were before. For example {@code write-2@4608+7#1}, {@code zeros@0+1#2}.
 */
public final class RequestKeys {

    private static final int SECTOR = 512;
    /** A write of alternating sectors could have thousands; so many tell it from any other. */
    private static final int MOST_PIECES = 64;

    private final int blockSize;
    private final Map<String, Integer> seen = new HashMap<>();

    /** @param blockSize of the file system, in bytes */
    public RequestKeys(int blockSize) {
        this.blockSize = blockSize;
    }

    /** The name of the next write to arrive; without blanks. */
    public String next(long offset, List<Piece> pieces) {
        StringBuilder name = new StringBuilder();
        long at = offset;
        for (Piece piece : pieces.subList(0, Math.min(MOST_PIECES, pieces.size()))) {
            long where = piece.file() >= 0 ? piece.file() : at % blockSize;
            name.append(name.length() == 0 ? "" : ",").append(piece.what().replaceAll("[^A-Za-z0-9]+", "-"))
                    .append('@').append(where).append('+').append(piece.sectors());
            at += (long) piece.sectors() * SECTOR;
        }
        if (pieces.size() > MOST_PIECES) {
            name.append(",...");
        }
        String key = name.toString();
        return key + "#" + seen.merge(key, 1, Integer::sum);
    }
}
