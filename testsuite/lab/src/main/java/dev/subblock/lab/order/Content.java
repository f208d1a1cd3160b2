package dev.subblock.lab.order;

import dev.subblock.lab.trace.TraceEvent.Piece;
import java.util.List;

/** What a write holds, as far as it decides how the write is treated. */
public enum Content {
    /** At least one sector of the reproducer's, and besides nothing but zeros. */
    DATA,
    /** Nothing but zeros. */
    PAD,
    /** At least one sector of the reproducer's, beside foreign ones. */
    MIXED,
    /** Neither: metadata, log. */
    OTHER;

    private static final String ZEROS = "zeros";
    private static final String FOREIGN = "other";

    /** @param pieces of a write, at least one */
    public static Content of(List<Piece> pieces) {
        boolean ours = false;
        boolean foreign = false;
        for (Piece piece : pieces) {
            foreign |= piece.what().equals(FOREIGN);
            ours |= !piece.what().equals(FOREIGN) && !piece.what().equals(ZEROS);
        }
        if (ours) {
            return foreign ? MIXED : DATA;
        }
        return foreign ? OTHER : PAD;
    }

    /** Whether it is file data or its padding and nothing else: that is what explorations and recordings order. */
    public boolean ordered() {
        return this == DATA || this == PAD;
    }

    /** Whether a sector of the reproducer's is in it. */
    public boolean hasData() {
        return this == DATA || this == MIXED;
    }
}
