package dev.subblock.reproducer.scenario;

import java.util.List;

/**
 * What is done to a trial's disk, and what is asked of its file afterwards beyond the oracle's rules.
 *
 * @param size of the file at the end in sectors, where it does not follow; or {@link #FOLLOWS}
 * @param mapped whether the file is read through a mapping too, to the end of its last page
 * @param cut whether the power is cut after all ops, and the copy checked
 */
public record Demands(List<Fault> faults, List<Result> results, int size, boolean mapped, boolean cut, Promise promise) {

    /** The size is what the ops make of it. */
    public static final int FOLLOWS = -1;

    /** Nothing beyond the oracle's rules. */
    public static final Demands NONE = new Demands(List.of(), List.of(), FOLLOWS, false, false, Promise.MADE);

    public Demands {
        faults = List.copyOf(faults);
        results = List.copyOf(results);
    }
}
