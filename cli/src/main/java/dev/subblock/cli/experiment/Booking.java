package dev.subblock.cli.experiment;

import dev.subblock.reproducer.scenario.Scenario;
import java.util.List;
import java.util.Objects;

/**
 * A kernel with the scenarios that are to be run on it.
 *
 * @param scenarios at least one; a control of a class runs those of its class only
 */
public record Booking(Kernel kernel, List<Scenario> scenarios) {
    public Booking {
        Objects.requireNonNull(kernel, "kernel is null");
        scenarios = List.copyOf(scenarios);
        if (scenarios.isEmpty()) {
            throw new IllegalArgumentException("nothing to run on " + kernel.id());
        }
    }
}
