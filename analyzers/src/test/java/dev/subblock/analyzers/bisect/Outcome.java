package dev.subblock.analyzers.bisect;

/**
 * How one bisection of a simulated history went.
 *
 * @param right whether the culprit is what was named, or among what can't be told apart from it
 * @param trials in the search
 * @param ends trials that measured the ends before it
 * @param skips visits to what can't be built
 */
record Outcome(boolean right, int trials, int ends, int skips) {}
