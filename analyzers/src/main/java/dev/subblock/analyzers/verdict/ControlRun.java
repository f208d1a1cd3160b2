package dev.subblock.analyzers.verdict;

import java.util.List;
import java.util.Objects;

/**
 * A kernel that revives one known bug, and what was seen on it.
 *
 * @param id of the control, e.g. {@code r9-fallocate-does-not-drain}; {@code step-0} for the state before the series
 * @param classes the classes whose scenarios it must make fail; empty for one that has no duty of its own
 * @param boots what its boots left behind, one for each order
 */
public record ControlRun(String id, List<String> classes, List<Observation> boots) {
    public ControlRun {
        Objects.requireNonNull(id, "id is null");
        classes = List.copyOf(classes);
        boots = List.copyOf(boots);
    }
}
