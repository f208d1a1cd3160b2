package dev.subblock.patches.base;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the user gave along with a source, because that copy of it needs more to compile than its base says.
 *
 * @param make variables for make's command line; they win over the base's own
 * @param includes directories that the compiler looks into before the kernel's own
 */
public record Given(Map<String, String> make, List<Path> includes) {

    /** Nothing. */
    public static final Given NOTHING = new Given(Map.of(), List.of());

    public Given {
        make = Map.copyOf(make);
        includes = List.copyOf(includes);
    }
}
