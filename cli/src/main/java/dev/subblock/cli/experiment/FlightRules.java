package dev.subblock.cli.experiment;

import dev.subblock.analyzers.flight.FlightRule;
import dev.subblock.reproducer.scenario.InFlight;
import dev.subblock.reproducer.scenario.Scenario;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What scenarios ask of their writes in flight, as the analyzers take it. */
final class FlightRules {

    private FlightRules() {}

    /** By the name of the scenario; those that ask nothing are not there. */
    static Map<String, FlightRule> of(Collection<Scenario> scenarios) {
        Map<String, FlightRule> rules = new HashMap<>();
        for (Scenario scenario : scenarios) {
            InFlight asked = scenario.demands().inFlight();
            if (asked.asks()) {
                rules.put(scenario.name(), new FlightRule(asked.outstanding(), asked.alone()));
            }
        }
        return rules;
    }
}
