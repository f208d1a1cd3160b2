package dev.subblock.analyzers.flight;

import dev.subblock.analyzers.evidence.Evidence;
import dev.subblock.analyzers.evidence.ScenarioEvidence;
import dev.subblock.analyzers.evidence.WrongFlight;
import dev.subblock.analyzers.trace.Flight;
import dev.subblock.analyzers.trace.ScenarioTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Adds to the evidence of a guest what its disk saw of the writes in flight. A trial that is not as its scenario asks is as
 * wrong as one with a wrong byte.
 *
 * <p>How many writes are in flight says something only on a disk that holds them: under {@code fifo} each is gone before the
 * next can come, whatever the kernel would allow. There, nothing is found, on a control neither; so nothing is proven.
 * A trial in which the disk did not wait for the guest says nothing about a number that was not reached. That two were
 * there together stays true in any.
 */
public final class FlightCheck {
    private static final String FIFO = "fifo";

    private FlightCheck() {}

    /** @param rules by the name of the scenario, of those that ask for something */
    public static Evidence of(Evidence evidence, List<ScenarioTrace> traces, Map<String, FlightRule> rules) {
        if (rules.isEmpty()) {
            return evidence;
        }
        List<ScenarioEvidence> scenarios = evidence.scenarios().stream().map(e -> {
            FlightRule rule = rules.get(e.scenario());
            return rule == null ? e : traces.stream().filter(t -> t.scenario().equals(e.scenario()) && t.run().equals(e.run()))
                    .reduce((a, b) -> b).map(t -> e.flown(wrong(t, rule))).orElse(e);
        }).toList();
        return new Evidence(evidence.hello(), evidence.firstIo(), evidence.bye(), scenarios, evidence.troubles(), evidence.defects());
    }

    private static List<WrongFlight> wrong(ScenarioTrace trace, FlightRule rule) {
        List<WrongFlight> wrong = new ArrayList<>();
        for (Flight flight : trace.flights()) {
            if (!trace.order().equals(FIFO) && !flight.diverged() && flight.most() < rule.outstanding()) {
                wrong.add(new WrongFlight(flight.trial(), flight.sampled(), 0, rule.outstanding(), flight.most()));
            }
            for (int write : rule.alone()) {
                int seen = flight.beside().getOrDefault(write, 0);
                if (seen > 1) {
                    wrong.add(new WrongFlight(flight.trial(), flight.sampled(), write, 1, seen));
                }
            }
        }
        return wrong;
    }
}
