package dev.subblock.cli.experiment;

import dev.subblock.patches.control.Control;
import dev.subblock.reproducer.scenario.Scenario;
import java.util.List;

/**
 * A kernel with one historical bug.
 *
 * @param control what it revives, and which classes must show it
 */
public record ControlKernel(Kernel kernel, Control control) {

    /** Those of the scenarios that must fail on it. */
    public List<Scenario> own(List<Scenario> scenarios) {
        return scenarios.stream().filter(s -> control.classes().contains(s.raceClass())).toList();
    }
}
