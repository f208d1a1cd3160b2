package dev.subblock.lab.disk;

import dev.subblock.lab.trace.TraceEvent.Piece;
import java.nio.ByteBuffer;

/** Says what a sector of a write is. */
@FunctionalInterface
public interface SectorNames {

    /** What every sector is called that nobody knows. */
    Piece OTHER = new Piece("other", -1, 1);

    /**
     * Names one sector that is not all zeros.
     *
     * @param bytes from which it may read, absolutely, the 512 bytes from {@code at} on
     * @param run of the open scenario, 8 hex digits
     * @param trial the open trial
     * @return a piece of one sector; {@link #OTHER} for one that is not the reproducer's
     */
    Piece name(ByteBuffer bytes, int at, String run, int trial);
}
