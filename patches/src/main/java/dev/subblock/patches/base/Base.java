package dev.subblock.patches.base;

import java.util.List;
import java.util.Optional;

/**
 * A kernel source that a series applies to.
 *
 * @param name e.g. {@code linux-6.1}; also the name of its file
 * @param description one line for a person
 * @param source where it comes from
 * @param controls control patches, in order, as paths relative to the directory {@code patches}
 * @param config name of the kernel configuration fragment for it, if it has one
 * @param series name of the series that is meant where none is named
 */
public record Base(String name, String description, DebianSource source, List<String> controls,
        Optional<String> config, String series) {
    public Base {
        controls = List.copyOf(controls);
    }
}
