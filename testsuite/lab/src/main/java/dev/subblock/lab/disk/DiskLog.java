package dev.subblock.lab.disk;

import dev.subblock.lab.trace.TraceEvent;
import dev.subblock.lab.trace.TraceWriter;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What a disk has to tell: its trace, and the first trouble of our own. Used by several threads. */
final class DiskLog implements AutoCloseable {

    /** A client that does wrong again and again is told of so often. */
    private static final int MOST_NOTES = 1000;
    private static final int MOST_CHARS = 500;

    private final TraceWriter trace;
    private final LongSupplier nanos;
    private final long opened;
    private int notes;
    private String failure;
    private boolean vanished;

    /** @param nanos a clock that never goes back, in ns */
    DiskLog(TraceWriter trace, LongSupplier nanos) {
        this.trace = trace;
        this.nanos = nanos;
        this.opened = nanos.getAsLong();
    }

    long nanos() {
        return nanos.getAsLong();
    }

    /** Microseconds since the disk was opened. */
    long us() {
        return (nanos() - opened) / 1000;
    }

    synchronized void add(TraceEvent event) {
        trace.add(event);
    }

    synchronized void note(String text) {
        if (notes++ < MOST_NOTES) {
            trace.add(new TraceEvent.Note(us(), text.length() > MOST_CHARS ? text.substring(0, MOST_CHARS) : text));
        } else if (notes == MOST_NOTES + 1) {
            trace.add(new TraceEvent.Note(us(), "more than " + MOST_NOTES + " notes: the rest is not told"));
        }
    }

    /** Trouble of ours: what the disk did from here on says nothing about a guest. */
    synchronized void fail(String why) {
        if (failure == null) {
            failure = why;
        }
        note("failed: " + why);
    }

    /** A client has gone without taking leave. */
    synchronized void vanished() {
        vanished = true;
    }

    synchronized boolean isUnplugged() {
        return vanished;
    }

    synchronized Optional<String> failure() {
        return failure == null ? trace.failure() : Optional.of(failure);
    }

    @Override
    public synchronized void close() {
        trace.close();
    }
}
