package dev.subblock.reproducer.sector;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/** Says what a sector is that was read back. Not for use by several threads at once. */
public final class SectorReader {

    private static final Sector ZEROS = new Sector(Sector.Kind.ZEROS, 0, 0, 0, 0);
    private static final Sector OTHER = new Sector(Sector.Kind.OTHER, 0, 0, 0, 0);

    private final long[] words = new long[SectorFormat.WORDS];
    private final CRC32 checksum = new CRC32();

    /**
     * Looks at the 512 bytes from {@code at} on.
     *
     * <p>An intact sector is all that its fields say: its body follows from them, and the checksum covers both.
     */
    public Sector read(ByteBuffer source, int at) {
        ByteBuffer bytes = source.slice(at, Sector.SIZE).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().get(words);
        if (words[0] == 0) {
            return allZero() ? ZEROS : OTHER;
        }
        if (words[0] != SectorFormat.MAGIC) {
            return OTHER;
        }
        checksum.reset();
        checksum.update(bytes.limit(SectorFormat.CHECKSUM));
        if ((int) checksum.getValue() != (int) (words[SectorFormat.WORDS - 1] >>> 32)) {
            return OTHER;
        }
        return new Sector(Sector.Kind.INTACT, (int) words[1], (int) (words[1] >>> 32), (int) words[3], words[2]);
    }

    private boolean allZero() {
        for (long word : words) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }
}
