package dev.subblock.analyzers.evidence;

import dev.subblock.reproducer.evidence.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Collects the events of one requested scenario and checks that they add up. */
final class ScenarioLedger {
    private static final int MAX_DEFECTS = 20;

    private final Request request;
    private final List<Event.Miscompare> miscompares = new ArrayList<>();
    private final List<Event.BadResult> badResults = new ArrayList<>();
    private final List<Event.Write> described = new ArrayList<>();
    private final Set<Integer> numbers = new HashSet<>();
    private final List<String> defects = new ArrayList<>();
    private Event.ScenarioBegin begin;
    private Event.ScenarioEnd end;

    ScenarioLedger(Request request) {
        this.request = request;
    }

    void defect(String text) {
        if (defects.size() < MAX_DEFECTS) {
            defects.add(text);
        }
    }

    /** Takes an event that names this scenario. */
    void take(Event event) {
        if (event instanceof Event.Trouble trouble) {
            defect("the agent had trouble: " + Printable.of(trouble.message()));
        } else if (event instanceof Event.ScenarioBegin b) {
            begin(b);
        } else if (begin == null || end != null) {
            defect("an event outside its begin and end: " + event.getClass().getSimpleName());
        } else if (event instanceof Event.Write w) {
            write(w);
        } else if (event instanceof Event.Miscompare m) {
            miscompare(m);
        } else if (event instanceof Event.BadResult b) {
            badResult(b);
        } else if (event instanceof Event.ScenarioEnd e) {
            end(e);
        }
    }

    private void begin(Event.ScenarioBegin b) {
        if (begin != null) {
            defect("it begins twice");
            return;
        }
        begin = b;
        run(b.run());
        if (b.trials() != request.trials()) {
            defect("it began with " + b.trials() + " trials where " + request.trials() + " were asked for");
        }
        if (b.blockSize() < 512 || Integer.bitCount(b.blockSize()) != 1) {
            defect("its block size is no power of two from 512 on: " + b.blockSize());
        }
    }

    private void write(Event.Write w) {
        run(w.run());
        trial(w.trial());
        if (!numbers.add(w.write())) {
            defect("write " + w.write() + " is described twice");
        }
        if (w.write() < 1 || w.offset() < 0 || w.length() < 1 || w.offset() > Long.MAX_VALUE - w.length()) {
            defect("write " + w.write() + " is impossible: " + w.length() + " bytes at " + w.offset());
        }
        described.add(w);
    }

    private void miscompare(Event.Miscompare m) {
        run(m.run());
        trial(m.trial());
        if (m.block() < 0 || m.from() < 0 || m.from() >= m.to() || m.to() > begin.blockSize()) {
            defect("a miscompare is impossible: block " + m.block() + ", bytes " + m.from() + " to " + m.to());
        }
        if (!Words.knows(m)) {
            defect("a miscompare in unknown words: " + Printable.of(m.read() + ", " + m.expected() + ", " + m.seen()));
        } else if (!numbers.containsAll(Words.expectedWrites(m.expected()))) {
            defect("a miscompare of a write that is not described: " + m.expected());
        }
        miscompares.add(m);
    }

    private void badResult(Event.BadResult b) {
        run(b.run());
        trial(b.trial());
        if (b.result() == b.length()) {
            defect("a bad result that is good: write " + b.write());
        }
        badResults.add(b);
    }

    private void end(Event.ScenarioEnd e) {
        end = e;
        run(e.run());
        if (e.trials() != request.trials()) {
            defect("it ended after " + e.trials() + " trials where " + request.trials() + " were asked for");
        }
        // A scenario that wrote nothing is clean for the wrong reason.
        if (e.writes() < 1) {
            defect("it made no write");
        }
        long detailed = miscompares.stream().map(Event.Miscompare::trial).distinct().count();
        long described = Stream.concat(miscompares.stream().map(Event.Miscompare::trial),
                badResults.stream().map(Event.BadResult::trial)).distinct().count();
        boolean capped = described >= Event.DETAILED_TRIALS && detailed <= e.corrupt();
        if (e.corrupt() < 0 || e.corrupt() > e.trials() || (detailed != e.corrupt() && !capped)) {
            defect("it counts " + e.corrupt() + " corrupt of " + e.trials() + " trials and describes " + detailed);
        }
    }

    private void run(String token) {
        if (!token.equals(request.run())) {
            defect("it carries the token " + Printable.of(token) + " of another run, not " + request.run());
        }
    }

    private void trial(int trial) {
        // Whether the first is trial 0 or 1 is the guest's choice.
        if (trial < 0 || trial > request.trials()) {
            defect("there is no trial " + trial + " among " + request.trials());
        }
    }

    /** The evidence, with the defects of the whole boot added to its own. */
    ScenarioEvidence close(List<String> ofTheBoot) {
        if (begin == null) {
            defect("it left no evidence");
        } else if (end == null) {
            defect("it did not end");
        }
        List<String> all = new ArrayList<>(defects);
        all.addAll(ofTheBoot);
        return new ScenarioEvidence(request.scenario(), begin == null ? "" : begin.raceClass(), request.run(),
                begin == null ? 0 : begin.blockSize(), end == null ? 0 : end.trials(),
                end == null ? 0 : end.corrupt(), end == null ? 0 : end.writes(), miscompares, badResults,
                described, end != null, end == null ? 0 : end.millis(), all);
    }
}
