package dev.subblock.analyzers.verdict;

import java.util.List;

/**
 * What became of all controls together.
 *
 * @param controls in the order in which they were given
 * @param uncaught promised scenarios that no control made fail as what they are made to show: they are not tests of anything
 * @param verdict the worst of the controls'; {@code FAIL} if a scenario is left uncaught
 * @param reason one sentence
 */
public record ControlsVerdict(List<ControlOutcome> controls, List<String> uncaught, Verdict verdict, String reason) {
    public ControlsVerdict {
        controls = List.copyOf(controls);
        uncaught = List.copyOf(uncaught);
    }
}
