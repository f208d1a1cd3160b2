package dev.subblock.reproducer.scenario;

import java.util.List;

/**
 * What the disk has to see of a trial's writes in flight. A write is in flight while a request with bytes of it is on the
 * disk, not completed; one of several requests counts once.
 *
 * @param outstanding so many writes at least have to be in flight at once, at some moment of each trial; 0 if that is all the same
 * @param alone numbers of writes beside which no other may be in flight, at any moment
 */
public record InFlight(int outstanding, List<Integer> alone) {
    /** Nothing is asked. */
    public static final InFlight ANY = new InFlight(0, List.of());

    public InFlight {
        alone = List.copyOf(alone);
    }

    /** Whether something is asked, which only a disk can tell that records what it does. */
    public boolean asks() {
        return outstanding > 0 || !alone.isEmpty();
    }
}
