package dev.subblock.reproducer.sector;

/**
 * What 512 bytes are that were read back.
 *
 * @param kind if not {@code INTACT}, the other components are 0
 * @param run token of the run that wrote it
 * @param generation 0 for what lay on the disk before, 1 for the writes of a scenario
 * @param writer number of the write, from 1
 * @param offset in the file for which it was written, in bytes
 */
public record Sector(Kind kind, int run, int generation, int writer, long offset) {

    /** Bytes. */
    public static final int SIZE = 512;
    /** The most that a pattern word holds (14 bits). */
    public static final int MOST_WRITERS = (1 << 14) - 1;
    /** The offset that a pattern word can't hold any more (21 bits of sectors): 1 GiB. */
    public static final long OFFSET_LIMIT = (1L << 21) * SIZE;

    /** What a sector looks like at first sight. */
    public enum Kind {
        /** Zeros, all of them. */
        ZEROS,
        /** A sector as it was once written: magic and checksum are right. */
        INTACT,
        /** Anything else: foreign bytes, or a torn sector. */
        OTHER
    }
}
