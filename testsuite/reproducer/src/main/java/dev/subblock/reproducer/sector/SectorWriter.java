package dev.subblock.reproducer.sector;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/** Writes self-describing sectors of one run and generation. Not for use by several threads at once. */
public final class SectorWriter {

    private final int run;
    private final int generation;
    private final long[] words = new long[SectorFormat.WORDS];
    private final CRC32 checksum = new CRC32();

    /** @param generation 0 to 127 */
    public SectorWriter(int run, int generation) {
        if (generation < 0 || generation > 127) {
            throw new IllegalArgumentException("generation " + generation);
        }
        this.run = run;
        this.generation = generation;
    }

    /**
     * Writes {@code count} adjacent sectors.
     *
     * @param target little-endian
     * @param at where in {@code target}, in bytes; a multiple of 8
     * @param writer 0 to {@link Sector#MOST_WRITERS}
     * @param offset of the first in the file, in bytes: a multiple of 512 below {@link Sector#OFFSET_LIMIT}
     */
    public void write(ByteBuffer target, int at, int count, int writer, long offset) {
        if (writer < 0 || writer > Sector.MOST_WRITERS || offset % Sector.SIZE != 0
                || offset < 0 || offset > Sector.OFFSET_LIMIT - (long) count * Sector.SIZE
                || target.order() != ByteOrder.LITTLE_ENDIAN) {
            throw new IllegalArgumentException("writer " + writer + ", " + count + " sectors at " + offset);
        }
        for (int i = 0; i < count; i++) {
            one(target, at + i * Sector.SIZE, writer, offset + (long) i * Sector.SIZE);
        }
    }

    // In an interpreting JVM each bytecode counts: one short loop, and bulk moves for the rest.
    private void one(ByteBuffer target, int at, int writer, long offset) {
        long[] w = words;
        w[0] = SectorFormat.MAGIC;
        w[1] = run & 0xffffffffL | (long) generation << 32;
        w[2] = offset;
        w[3] = writer;
        long pattern = SectorFormat.pattern(run, generation, writer, offset);
        for (int i = SectorFormat.HEADER_WORDS; i < SectorFormat.WORDS; i++) {
            w[i] = pattern + i;
        }
        ByteBuffer bytes = target.slice(at, Sector.SIZE).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(w);
        checksum.reset();
        checksum.update(bytes.limit(SectorFormat.CHECKSUM));
        bytes.limit(Sector.SIZE).putInt(SectorFormat.CHECKSUM, (int) checksum.getValue());
    }
}
