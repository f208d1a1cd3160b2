package dev.subblock.analyzers.console;

/**
 * How a guest ended, and what says so.
 *
 * @param end the kind of end
 * @param reason one sentence
 */
public record GuestVerdict(GuestEnd end, String reason) {}
