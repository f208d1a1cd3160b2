package dev.subblock.analyzers.evidence;

import dev.subblock.reproducer.evidence.Event;
import java.util.List;
import java.util.Optional;

/**
 * The evidence of one boot.
 *
 * @param hello the agent's first line, if it came
 * @param firstIo when the first write was acknowledged, if one was
 * @param bye the agent's last line, if it came
 * @param scenarios one for each request, in the order of the requests, also for those that left nothing
 * @param troubles what the agent itself complained of, in order
 * @param defects what is wrong with the lines and belongs to no scenario; each that can touch a
 *     scenario is repeated in the defects of that scenario
 */
public record Evidence(Optional<Event.Hello> hello, Optional<Event.FirstIo> firstIo, Optional<Event.Bye> bye,
        List<ScenarioEvidence> scenarios, List<Event.Trouble> troubles, List<String> defects) {

    public Evidence {
        scenarios = List.copyOf(scenarios);
        troubles = List.copyOf(troubles);
        defects = List.copyOf(defects);
    }

    /** The evidence of the scenario of that name, if it was requested. */
    public Optional<ScenarioEvidence> of(String scenario) {
        return scenarios.stream().filter(e -> e.scenario().equals(scenario)).findFirst();
    }
}
