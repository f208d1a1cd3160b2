package dev.subblock.analyzers.trace;

import java.util.Map;

/**
 * Which writes of a trial were in flight together. A write is in flight while a request with bytes of it has arrived and is
 * not completed, as the disk sees it; one of several requests counts once.
 *
 * @param trial its number, from 0
 * @param sampled whether its order was a random sample
 * @param diverged whether it could not follow the order that was wanted: then the disk may have gone on before all had arrived
 * @param most so many at once
 * @param beside of each write that was in flight, the most that were while it was, itself among them
 */
public record Flight(int trial, boolean sampled, boolean diverged, int most, Map<Integer, Integer> beside) {
    public Flight {
        beside = Map.copyOf(beside);
    }
}
