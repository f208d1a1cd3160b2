package dev.subblock.patches.base;

import java.util.List;
import java.util.Optional;

/**
 * A kernel source that a series applies to, or one that is only looked at as it came.
 *
 * @param name e.g. {@code linux-6.1}; also the name of its file
 * @param description one line for a person
 * @param source where it comes from
 * @param controls patches that make step 0 of it, in order, as paths relative to the directory {@code patches}
 * @param series name of the series that is meant where none is named; empty only if another base judges this one
 * @param classControls file of the controls of race classes, relative to the directory {@code patches}; empty if
 *        there are none, or those of another base stand in for them
 * @param judgedBy name of the base whose controls show that a scenario can fail, where this base has none of its own
 * @param known what is known to be wrong with it as it came
 * @param config symbols that this kernel needs besides those that every guest does, as {@code CONFIG_X=y}
 */
public record Base(String name, String description, DebianSource source, List<String> controls, Optional<String> series,
        Optional<String> classControls, Optional<String> judgedBy, List<KnownFinding> known, List<String> config) {
    public Base {
        controls = List.copyOf(controls);
        known = List.copyOf(known);
        config = List.copyOf(config);
    }
}
