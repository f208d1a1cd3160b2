package dev.subblock.patches.base;

import java.util.List;

/**
 * A scenario that a base is known to fail as it came. It is run and told all the same; it does not fail a run.
 *
 * @param scenarios names; {@code *} stands for any run of characters
 * @param reason what is wrong there, and where that was shown
 */
public record KnownFinding(List<String> scenarios, String reason) {
    public KnownFinding {
        scenarios = List.copyOf(scenarios);
    }
}
