package dev.subblock.reproducer.oracle;

/**
 * A write of a trial, after it returned.
 *
 * @param writer its number, as its sectors carry it
 * @param start first sector, from the start of the trial's region
 * @param count sectors
 * @param inFull whether it returned its whole length
 */
public record Acknowledged(int writer, int start, int count, boolean inFull) {}
