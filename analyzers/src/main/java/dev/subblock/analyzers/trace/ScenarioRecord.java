package dev.subblock.analyzers.trace;

import dev.subblock.analyzers.lines.MalformedLineException;
import dev.subblock.analyzers.lines.Printable;
import dev.subblock.lab.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Collects the events of one scenario and checks that they add up. */
final class ScenarioRecord {
    private static final int MAX_DEFECTS = 20;
    /** A scenario that damages every copy says so often enough. */
    private static final int MAX_DAMAGE = 64;

    private final TraceEvent.Scenario begin;
    private final TrialChoice choice;
    private final Map<Integer, TrialRecord> trials = new TreeMap<>();
    private final List<Flight> flights = new ArrayList<>();
    private final List<String> damage = new ArrayList<>();
    private final List<String> defects = new ArrayList<>();
    private int begun;
    private int sampled;
    private int diverged;
    private int astray;
    /** Of the open trial; null where they are not followed. */
    private FlightRecord flight;
    /** Whether the trial that is open, or was last, is a random sample. */
    private boolean sampling;
    /** Number of the trial that is open; -1 if none is. */
    private int current = -1;
    private Optional<Exploration> exploration = Optional.empty();

    ScenarioRecord(TraceEvent.Scenario begin, TrialChoice choice) {
        this.begin = begin;
        this.choice = choice;
    }

    void defect(String text) {
        if (defects.size() < MAX_DEFECTS) {
            defects.add(text);
        }
    }

    /** Whether the requests of the open trial are wanted. */
    boolean keeps() {
        return current >= 0 && (trials.containsKey(current) || flight != null);
    }

    void take(TraceEvent event) throws MalformedLineException {
        if (event instanceof TraceEvent.Begin b) {
            begin(b);
        } else if (event instanceof TraceEvent.Arrive a) {
            inTrial(a.trial(), "a request");
            if (kept()) {
                trials.get(current).arrive(a);
            }
            if (flight != null) {
                flight.arrive(a);
            }
        } else if (event instanceof TraceEvent.Complete c) {
            inTrial(c.trial(), "a completion");
            if (kept()) {
                trials.get(current).complete(c);
            }
            if (flight != null) {
                flight.complete(c);
            }
        } else if (event instanceof TraceEvent.End e) {
            end(e);
        } else if (event instanceof TraceEvent.Extent e) {
            if (trials.containsKey(e.trial())) {
                trials.get(e.trial()).extent(e);
            }
        } else if (event instanceof TraceEvent.Cut c) {
            if (trials.containsKey(c.trial())) {
                trials.get(c.trial()).cut();
            }
        } else if (event instanceof TraceEvent.Checked c) {
            checked(c);
        } else if (event instanceof TraceEvent.Explored e) {
            explored(e);
        }
    }

    private void begin(TraceEvent.Begin b) {
        if (current >= 0) {
            defect("trial " + b.trial() + " began before trial " + current + " ended");
        }
        if (b.trial() != begun) {
            defect("trial " + b.trial() + " began where trial " + begun + " was next");
        }
        begun++;
        sampling = b.sampled();
        sampled += sampling ? 1 : 0;
        current = Math.max(0, b.trial());
        flight = choice.follows(begin.scenario()) ? new FlightRecord(b) : null;
        if (choice.wants(begin.scenario(), current)) {
            trials.put(current, new TrialRecord(b, this::defect));
        }
    }

    private boolean kept() {
        return current >= 0 && trials.containsKey(current);
    }

    private void inTrial(int trial, String what) {
        if (trial != current) {
            defect(what + " of trial " + trial + " outside of it");
        }
    }

    private void end(TraceEvent.End e) {
        if (e.trial() != current) {
            defect("trial " + e.trial() + " ended and had not begun");
        }
        diverged += e.diverged() ? 1 : 0;
        astray += e.diverged() && sampling ? 1 : 0;
        if (kept()) {
            trials.get(current).end(e);
        }
        if (flight != null) {
            flights.add(flight.close(e.diverged()));
            flight = null;
        }
        current = -1;
    }

    private void checked(TraceEvent.Checked c) {
        if (!c.damage().isEmpty() && damage.size() < MAX_DAMAGE) {
            damage.add("trial " + c.trial() + ": " + Printable.of(c.damage().get(0)));
        }
        if (trials.containsKey(c.trial())) {
            trials.get(c.trial()).damage(c.damage().stream().limit(MAX_DAMAGE).map(Printable::of).toList());
        }
    }

    private void explored(TraceEvent.Explored e) {
        if (!e.scenario().equals(begin.scenario()) || !e.run().equals(begin.run())) {
            defect("it ended under another name: " + Printable.of(e.scenario()) + ", run " + Printable.of(e.run()));
        }
        if (current >= 0) {
            defect("trial " + current + " did not end");
        }
        if (e.sampled() != sampled || e.diverged() != diverged) {
            defect("it counts " + e.sampled() + " samples and " + e.diverged() + " diverged trials, and has " + sampled + " and " + diverged);
        }
        if (e.orders() < 0 || e.orders() > begun || e.outstanding() < 0 || e.bound() < 0) {
            defect("it counts " + e.orders() + " orders of " + begun + " trials, " + e.outstanding() + " outstanding, bound " + e.bound());
        }
        exploration = Optional.of(new Exploration(e.orders(), e.exhausted(), e.outstanding(), e.bound(), sampled, diverged, astray));
    }

    ScenarioTrace close() {
        return new ScenarioTrace(begin.run(), begin.scenario(), begin.order(), begun, sampled, diverged, exploration, damage,
                trials.values().stream().map(TrialRecord::close).toList(), flights, defects);
    }
}
