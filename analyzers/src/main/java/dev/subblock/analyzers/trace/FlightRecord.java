package dev.subblock.analyzers.trace;

import dev.subblock.lab.trace.TraceEvent;
import dev.subblock.lab.trace.TraceEvent.Piece;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts the writes in flight of one trial. */
final class FlightRecord {
    private static final Pattern WRITE = Pattern.compile("write ([1-9]\\d{0,3})");
    /** A disk holds a dozen writes, and QEMU sends no more than 16: what has more in flight is no trace of ours. */
    private static final int MOST = 256;

    private final TraceEvent.Begin begin;
    /** By the number of a request, the writes of which it has bytes. */
    private final Map<Integer, Set<Integer>> requests = new HashMap<>();
    private final Map<Integer, Integer> beside = new HashMap<>();
    private int most;

    FlightRecord(TraceEvent.Begin begin) {
        this.begin = begin;
    }

    void arrive(TraceEvent.Arrive a) {
        Set<Integer> writes = new HashSet<>();
        for (Piece piece : a.pieces()) {
            Matcher write = piece == null || piece.what() == null ? null : WRITE.matcher(piece.what());
            if (write != null && write.matches()) {
                writes.add(Integer.valueOf(write.group(1)));
            }
        }
        if (writes.isEmpty() || requests.size() == MOST) {
            return;
        }
        requests.put(a.id(), writes);
        Set<Integer> flying = new HashSet<>();
        requests.values().forEach(flying::addAll);
        most = Math.max(most, flying.size());
        flying.forEach(w -> beside.merge(w, flying.size(), Math::max));
    }

    void complete(TraceEvent.Complete c) {
        requests.remove(c.id());
    }

    Flight close(boolean diverged) {
        return new Flight(begin.trial(), begin.sampled(), diverged, most, beside);
    }
}
