package dev.subblock.patches.base;

import java.util.List;
import java.util.Optional;

/**
 * A kernel source that a series applies to, or one that is only looked at as it came. Everything in which one
 * differs from another is here: nothing else asks for a version or a name.
 *
 * @param name e.g. {@code linux-6.1}; also the name of its file
 * @param description one line for a person
 * @param source where it comes from
 * @param controls patches that make step 0 of it, in order, as paths relative to the directory {@code patches}; where
 *        there are none, the base as it came is step 0
 * @param series name of the series that is meant where none is named; empty only if a base judges this one
 * @param classControls file of the controls of race classes, relative to the directory {@code patches}; empty if
 *        there are none, or those of another base stand in for them
 * @param judgedBy name of the base whose controls show that a scenario can fail, where this base has none of its own;
 *        its own name, if it has the bugs as it came
 * @param known what is known to be wrong with it as it came
 * @param build what it takes to compile it
 * @param machine what it takes to boot it
 * @param noise what it says on its console that is no failure
 * @param lacks what it can't be asked
 */
public record Base(String name, String description, Source source, List<String> controls, Optional<String> series,
        Optional<String> classControls, Optional<String> judgedBy, List<KnownFinding> known, Build build, Machine machine,
        List<ConsoleNoise> noise, List<Lack> lacks) {
    public Base {
        controls = List.copyOf(controls);
        known = List.copyOf(known);
        noise = List.copyOf(noise);
        lacks = List.copyOf(lacks);
    }

    /** The same with other things known of it. */
    public Base knowing(List<KnownFinding> others) {
        return new Base(name, description, source, controls, series, classControls, judgedBy, others, build, machine, noise, lacks);
    }

    /** Whether the base whose controls judge this one is another. */
    public boolean judgedByAnother() {
        return judgedBy.isPresent() && !judgedBy.get().equals(name);
    }
}
