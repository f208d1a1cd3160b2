package dev.subblock.patches.control;

import dev.subblock.patches.series.Patch;
import java.util.List;

/**
 * A patch that revives one historical bug in a base, and nothing else.
 *
 * @param id name of its patch file without {@code .patch}, e.g. {@code r9-fallocate-does-not-drain}
 * @param classes race classes of which a scenario must fail with it, e.g. {@code R9}; at least one
 * @param revives one sentence: which bug, and which commit fixed it
 * @param patch applies to the base as it came, without any other control
 */
public record Control(String id, List<String> classes, String revives, Patch patch) {
    public Control {
        classes = List.copyOf(classes);
    }
}
