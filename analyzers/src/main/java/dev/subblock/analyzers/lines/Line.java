package dev.subblock.analyzers.lines;

/**
 * One line of a guest's output, without its end.
 *
 * @param number counted from 1
 * @param text the line; what was not UTF-8 reads as U+FFFD
 * @param cut whether it was longer than the bound, and {@code text} is its beginning
 */
public record Line(int number, String text, boolean cut) {}
