package dev.subblock.reproducer.sector;

/**
 * The layout of a sector: 512 bytes as 64 little-endian words of 8 bytes.
 * <pre>
 *   word 0       magic
 *   word 1       run token (low half), generation (high half)
 *   word 2       file offset of the sector, in bytes
 *   word 3       number of the write (low half), zero (high half)
 *   words 4–62   pattern
 *   word 63      low half of the pattern, CRC-32 of the 508 bytes before (high half)
 * </pre>
 * A pattern word tells on its own who wrote it and where, so that a piece of a torn sector has a name:
 * <pre>
 *   byte 0     index of the word in the sector, 6 bits
 *   bytes 1–3  number of the sector in the file, 21 bits
 *   bytes 4–5  number of the write, 14 bits
 *   byte 6     generation, 7 bits
 *   byte 7     run token, folded to 7 bits
 * </pre>
 * Every byte of the pattern has its top bit set: none of them is zero, so a zero there was never data.
 */
final class SectorFormat {

    static final int WORDS = Sector.SIZE / Long.BYTES;
    static final int HEADER_WORDS = 4;
    /** Where the checksum lies, and how many bytes it covers. */
    static final int CHECKSUM = Sector.SIZE - Integer.BYTES;
    /** "subblock", as a little-endian word. */
    static final long MAGIC = 0x6b636f6c62627573L;

    private static final long TOP_BITS = 0x8080808080808080L;

    private SectorFormat() {}

    /** The pattern word 0 of a sector; word {@code i} is this plus {@code i}. */
    static long pattern(int run, int generation, int writer, long offset) {
        long sector = offset / Sector.SIZE;
        int token = run ^ run >>> 7 ^ run >>> 14 ^ run >>> 21 ^ run >>> 28;
        return TOP_BITS
                | (sector & 0x7f) << 8 | (sector >> 7 & 0x7f) << 16 | (sector >> 14 & 0x7f) << 24
                | (writer & 0x7fL) << 32 | (writer >> 7 & 0x7fL) << 40
                | (generation & 0x7fL) << 48
                | (token & 0x7fL) << 56;
    }

    /** Whether {@code word} can be the pattern word with that index, of whichever write. */
    static boolean isPattern(long word, int index) {
        return (word & TOP_BITS) == TOP_BITS && (word & 0x7f) == index;
    }

    /** Whether two pattern words come from the same run (as far as its fold tells) and generation. */
    static boolean sameRun(long word, long pattern) {
        return (word ^ pattern) >>> 48 == 0;
    }

    /** The number of the write in a pattern word. */
    static int writer(long word) {
        return (int) (word >> 32 & 0x7f | (word >> 40 & 0x7f) << 7);
    }
}
