package dev.subblock.analyzers.trace;

import dev.subblock.analyzers.lines.MalformedLineException;
import dev.subblock.lab.trace.TraceEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Collects the requests of one trial. */
final class TrialRecord {
    /** A trial has a dozen writes; a thousand requests are a storm of metadata. */
    private static final int MAX_REQUESTS = 4096;
    /** A file of a few blocks has as many extents at most. */
    private static final int MAX_EXTENTS = 1024;

    private final TraceEvent.Begin begin;
    private final Consumer<String> defects;
    private final List<TraceEvent.Arrive> arrived = new ArrayList<>();
    private final Map<Integer, Integer> landings = new HashMap<>();
    private final Map<Integer, Integer> errors = new HashMap<>();
    private final List<Moment> moments = new ArrayList<>();
    private final List<TraceEvent.Extent> extents = new ArrayList<>();
    private boolean diverged;
    private boolean cut;
    private List<String> damage = List.of();

    TrialRecord(TraceEvent.Begin begin, Consumer<String> defects) {
        this.begin = begin;
        this.defects = defects;
    }

    void arrive(TraceEvent.Arrive a) throws MalformedLineException {
        if (a.offset() < 0 || a.length() < 0 || a.offset() > Long.MAX_VALUE - a.length()
                || a.pieces().stream().anyMatch(p -> p == null || p.what() == null || p.sectors() < 1)) {
            throw new MalformedLineException("an impossible request: " + a.length() + " bytes at " + a.offset());
        }
        if (arrived.size() == MAX_REQUESTS) {
            defects.accept("trial " + begin.trial() + " has more than " + MAX_REQUESTS + " requests");
        } else if (arrived.size() < MAX_REQUESTS) {
            arrived.add(a);
            moments.add(new Moment(arrived.size(), false, a.us() - begin.us()));
        }
    }

    void complete(TraceEvent.Complete c) {
        int arrival = 1 + arrived.stream().map(TraceEvent.Arrive::id).toList().indexOf(c.id());
        if (arrival == 0) {
            defects.accept("request " + c.id() + " of trial " + begin.trial() + " was completed and had not arrived");
        } else if (landings.putIfAbsent(c.id(), landings.size() + 1) != null) {
            defects.accept("request " + c.id() + " of trial " + begin.trial() + " was completed twice");
        } else {
            errors.put(c.id(), c.error());
            moments.add(new Moment(arrival, true, c.us() - begin.us()));
        }
    }

    void extent(TraceEvent.Extent e) throws MalformedLineException {
        if (e.file() < 0 || e.disk() < 0 || e.length() < 1 || Math.max(e.file(), e.disk()) > Long.MAX_VALUE - e.length()) {
            throw new MalformedLineException("an impossible extent: " + e.length() + " bytes of " + e.file() + " at " + e.disk());
        }
        if (extents.size() < MAX_EXTENTS) {
            extents.add(e);
        }
    }

    void end(TraceEvent.End e) {
        diverged = e.diverged();
    }

    void cut() {
        cut = true;
    }

    void damage(List<String> found) {
        damage = found.stream().filter(Objects::nonNull).toList();
    }

    TrialTrace close() {
        List<DiskRequest> requests = new ArrayList<>();
        for (TraceEvent.Arrive a : arrived) {
            requests.add(new DiskRequest(requests.size() + 1, landings.getOrDefault(a.id(), 0), a.id(), a.op(), a.offset(), a.length(),
                    a.fua(), a.held(), errors.getOrDefault(a.id(), 0), a.pieces()));
        }
        return new TrialTrace(begin.trial(), begin.sampled(), diverged, requests, moments, extents, cut, damage);
    }
}
