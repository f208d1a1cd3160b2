package dev.subblock.reproducer.scenario;

import java.util.List;

/**
 * What is done to a trial's disk, and what is asked of its file afterwards beyond the oracle's rules.
 *
 * @param size of the file at the end in sectors, where it does not follow; or {@link #FOLLOWS}
 * @param mapped whether the file is read through a mapping too, to the end of its last page
 * @param cut when the power is cut, and the copy checked
 * @param syncMount whether the file system is mounted with {@code -o sync}: then every write is to last when it returns
 * @param inFlight what the disk has to see of the writes
 */
public record Demands(List<Fault> faults, List<Result> results, int size, boolean mapped, Cut cut, boolean syncMount,
        InFlight inFlight, Promise promise) {
    /** The size is what the ops make of it. */
    public static final int FOLLOWS = -1;
    /** Nothing beyond the oracle's rules. */
    public static final Demands NONE = new Demands(List.of(), List.of(), FOLLOWS, false, Cut.NONE, false, InFlight.ANY, Promise.MADE);

    public Demands {
        faults = List.copyOf(faults);
        results = List.copyOf(results);
    }

    /** The same, with the file read through a mapping too. */
    public Demands lookedAtMapped() {
        return new Demands(faults, results, size, true, cut, syncMount, inFlight, promise);
    }

    /** The same, without that. */
    public Demands notMapped() {
        return new Demands(faults, results, size, false, cut, syncMount, inFlight, promise);
    }

    /** The same, with other writes numbered as these are. */
    public Demands with(List<Result> others, InFlight other) {
        return new Demands(faults, others, size, mapped, cut, syncMount, other, promise);
    }
}
