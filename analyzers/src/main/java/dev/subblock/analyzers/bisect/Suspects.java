package dev.subblock.analyzers.bisect;

import java.util.List;

/**
 * Guesses that no visit can tell apart: those of one commit, or of several with only untestable ones between them.
 *
 * @param guesses their numbers, ascending; 0 and {@link Belief#never()} are among no others
 * @param probability that it is one of them
 */
public record Suspects(List<Integer> guesses, double probability) {
    public Suspects {
        guesses = List.copyOf(guesses);
    }
}
