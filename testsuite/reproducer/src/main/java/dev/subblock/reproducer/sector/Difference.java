package dev.subblock.reproducer.sector;

/**
 * Adjacent bytes that are not as expected and look alike.
 *
 * @param from first byte, in the sector
 * @param to behind the last byte
 * @param seen as in {@link dev.subblock.reproducer.evidence.Event.Miscompare}
 */
public record Difference(int from, int to, String seen) {}
