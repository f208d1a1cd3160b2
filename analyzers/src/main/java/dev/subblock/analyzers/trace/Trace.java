package dev.subblock.analyzers.trace;

import java.util.List;
import java.util.Optional;

/**
 * What one disk recorded of one boot.
 *
 * @param scenarios in the order in which they ran
 * @param notes what the disk found worth knowing, in order; the first hundred
 * @param defects what is wrong with the lines and belongs to no scenario; empty if nothing is
 */
public record Trace(List<ScenarioTrace> scenarios, List<String> notes, List<String> defects) {
    public Trace {
        scenarios = List.copyOf(scenarios);
        notes = List.copyOf(notes);
        defects = List.copyOf(defects);
    }

    /** The scenario of that name, if it ran; the last one, if it ran more than once. */
    public Optional<ScenarioTrace> of(String scenario) {
        return scenarios.stream().filter(s -> s.scenario().equals(scenario)).reduce((a, b) -> b);
    }
}
