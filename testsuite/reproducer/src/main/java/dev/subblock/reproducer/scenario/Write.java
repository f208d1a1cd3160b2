package dev.subblock.reproducer.scenario;

/**
 * One write of a scenario.
 *
 * @param number from 1; its letter is A for 1
 * @param range where the kernel is told to write; an appending write lands at the end of the file instead
 */
public record Write(int number, SectorRange range) {

    /** {@code A} for 1. */
    public char letter() {
        return (char) ('A' + number - 1);
    }
}
