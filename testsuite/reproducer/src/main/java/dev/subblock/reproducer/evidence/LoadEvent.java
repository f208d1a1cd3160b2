package dev.subblock.reproducer.evidence;

/** One line of how long a load took. As {@link Event}: one JSON object on one line, named by its {@code kind}, in order. */
public sealed interface LoadEvent {

    /**
     * A sample: all operations of the load, once.
     *
     * @param load its name
     * @param sample from 1
     * @param operations how many
     * @param nanos of the guest's clock, for all of them together
     * @param own of these, what passes if no operation is asked for, measured beside it
     * @param busy milliseconds that requests were under way on the disk meanwhile, summed over all of them
     */
    record Loaded(String load, int sample, int operations, long nanos, long own, long busy) implements LoadEvent {}

    /** The load is over, and all its samples have been told. */
    record LoadEnd(String load, int samples) implements LoadEvent {}
}
