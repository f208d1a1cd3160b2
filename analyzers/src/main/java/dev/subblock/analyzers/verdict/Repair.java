package dev.subblock.analyzers.verdict;

import java.util.Objects;

/**
 * What {@code xfs_repair -n} said of the image after the guest had unmounted it.
 *
 * @param state what came out
 * @param text what it printed if dirty, why not if it was not run, otherwise empty
 */
public record Repair(State state, String text) {
    /** What came out of it. */
    public enum State { CLEAN, DIRTY, NOT_RUN }

    public Repair {
        Objects.requireNonNull(state, "state is null");
        Objects.requireNonNull(text, "text is null");
    }

    public static Repair clean() {
        return new Repair(State.CLEAN, "");
    }

    public static Repair dirty(String text) {
        return new Repair(State.DIRTY, text);
    }

    public static Repair notRun(String why) {
        return new Repair(State.NOT_RUN, why);
    }
}
