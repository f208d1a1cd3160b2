package dev.subblock.reproducer.scenario;

/**
 * What a write must return instead of its length.
 *
 * @param errno positive
 */
public record Result(int write, int errno) {}
