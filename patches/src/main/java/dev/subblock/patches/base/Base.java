package dev.subblock.patches.base;

import java.util.List;

/**
 * A kernel source that a series applies to.
 *
 * @param name e.g. {@code linux-6.1}; also the name of its file
 * @param description one line for a person
 * @param source where it comes from
 * @param controls control patches, in order, as paths relative to the directory {@code patches}
 * @param series name of the series that is meant where none is named
 */
public record Base(String name, String description, DebianSource source, List<String> controls, String series) {
    public Base {
        controls = List.copyOf(controls);
    }
}
