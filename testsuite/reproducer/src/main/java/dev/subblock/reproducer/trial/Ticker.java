package dev.subblock.reproducer.trial;

/** A clock for durations and deadlines. */
public interface Ticker {

    /** Nanoseconds since some moment, never going back. */
    long nanos();
}
