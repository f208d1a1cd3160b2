package dev.subblock.reproducer.oracle;

/**
 * What a file may be.
 *
 * @param sectors one for each sector up to the furthest that the file can reach
 * @param leastSize and {@code mostSize}: the file ends there or between, in sectors
 */
public record Expected(Expectation[] sectors, int leastSize, int mostSize) {}
