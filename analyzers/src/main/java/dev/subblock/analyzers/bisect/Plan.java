package dev.subblock.analyzers.bisect;

/**
 * The visit that is expected to tell most for its price.
 *
 * @param commit its number in the graph
 * @param trials at most so many: the first corrupt one tells as much as all
 * @param bits expected of it, about which commit it is
 */
public record Plan(int commit, int trials, double bits) {}
