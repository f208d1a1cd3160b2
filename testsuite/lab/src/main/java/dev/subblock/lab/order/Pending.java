package dev.subblock.lab.order;

/**
 * A write that waits to be chosen.
 *
 * @param key its name in every trial, see {@link RequestKeys}
 * @param firstBlock of the file system, on the disk
 * @param lastBlock inclusive
 */
public record Pending(String key, long firstBlock, long lastBlock) {

    /** @param offset and {@code length} in bytes, {@code length} at least 1 */
    public static Pending of(String key, long offset, int length, int blockSize) {
        return new Pending(key, offset / blockSize, (offset + length - 1) / blockSize);
    }

    /** Whether it makes no difference which of the two lands first: they touch no common block. */
    public boolean independentOf(Pending other) {
        return lastBlock < other.firstBlock || other.lastBlock < firstBlock;
    }
}
