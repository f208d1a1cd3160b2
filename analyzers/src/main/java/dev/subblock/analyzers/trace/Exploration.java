package dev.subblock.analyzers.trace;

/**
 * How far the disk came with the orders of a scenario.
 *
 * @param orders different orders that were run; in {@code explore} those that only permute requests to disjoint blocks count once
 * @param exhausted whether these are all there are: the disk repeats a trial that could not follow its order, and does not say
 *     this of a search in which one never could
 * @param outstanding the most requests that were held at once
 * @param bound of the search; 0 for an order that is no search
 * @param sampled random orders behind that
 * @param diverged trials that could not follow the order that was wanted
 * @param sampledAstray how many of them were among the random ones: these were not random
 */
public record Exploration(int orders, boolean exhausted, int outstanding, int bound, int sampled, int diverged, int sampledAstray) {
    /** Whether orders were searched, and not just taken as they came. */
    public boolean search() {
        return bound > 0;
    }
}
