package dev.subblock.analyzers.protocol;

import java.util.List;

/**
 * A control, looked at beside the base as it came: a patch that moves a lock must be seen.
 *
 * @param id the control's
 * @param changes what it was seen to change
 */
public record ControlSeen(String id, List<Change> changes) {

    public ControlSeen {
        changes = List.copyOf(changes);
    }

    public boolean caught() {
        return !changes.isEmpty();
    }
}
