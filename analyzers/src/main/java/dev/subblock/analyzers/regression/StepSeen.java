package dev.subblock.analyzers.regression;

import dev.subblock.analyzers.console.GuestEnd;
import dev.subblock.analyzers.verdict.Observation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of a step of a series beside its scenarios.
 *
 * @param number how many patches it has; 0 is the base
 * @param warnings of the compiler, a line each; empty if it was not built
 * @param broken the first thing the compiler had against it, if it does not build
 * @param guests that booted it, in order; none if it was not booted
 */
public record StepSeen(int number, Optional<List<String>> warnings, Optional<String> broken, List<Observation> guests) {
    public StepSeen {
        Objects.requireNonNull(broken, "broken is null");
        warnings = warnings.map(List::copyOf);
        guests = List.copyOf(guests);
    }

    /** The guest that did not end in good order, if one did not. */
    Optional<Observation> fallen() {
        return guests.stream().filter(g -> g.end().end() != GuestEnd.OK || g.trouble().isPresent()).findFirst();
    }

    String name() {
        return number == 0 ? "the base" : "step " + number;
    }
}
