package dev.subblock.reproducer.scenario;

/**
 * A place in a file, in sectors of 512 bytes.
 *
 * @param start counted from the start of the file
 * @param count at least 1
 */
public record SectorRange(int start, int count) {

    public SectorRange {
        if (start < 0 || count < 1) {
            throw new IllegalArgumentException(start + "+" + count);
        }
    }

    /** The first sector behind it. */
    public int end() {
        return start + count;
    }

    public boolean overlaps(SectorRange other) {
        return start < other.end() && other.start < end();
    }

    /** As in the catalogue: {@code START+COUNT}. */
    @Override
    public String toString() {
        return start + "+" + count;
    }
}
