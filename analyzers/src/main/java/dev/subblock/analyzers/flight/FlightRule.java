package dev.subblock.analyzers.flight;

import java.util.List;

/**
 * What a scenario asks of its writes in flight.
 *
 * @param outstanding so many at least at once, at some moment of each trial; 0 if that is all the same
 * @param alone numbers of the writes beside which no other may be
 */
public record FlightRule(int outstanding, List<Integer> alone) {
    public FlightRule {
        alone = List.copyOf(alone);
    }
}
