package dev.subblock.analyzers.explain;

/**
 * A run of bytes of the block that one request brought.
 *
 * @param arrival as the how manieth of its trial the request arrived, from 1
 * @param from first byte, from the start of the block
 * @param to byte after the last
 * @param holds in words, e.g. {@code zeros: the head pad of write A}
 * @param culprit whether it did the damage
 */
public record LandedView(int arrival, int from, int to, String holds, boolean culprit) {}
