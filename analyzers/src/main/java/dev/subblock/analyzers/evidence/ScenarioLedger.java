package dev.subblock.analyzers.evidence;

import dev.subblock.analyzers.lines.Printable;
import dev.subblock.reproducer.evidence.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the events of one requested scenario and checks that they add up. */
final class ScenarioLedger {
    private static final int MAX_DEFECTS = 20;

    private final Request request;
    private final List<Event.Miscompare> miscompares = new ArrayList<>();
    private final List<Event.BadResult> badResults = new ArrayList<>();
    private final List<Event.BadSize> badSizes = new ArrayList<>();
    private final List<Event.Write> described = new ArrayList<>();
    /** Numbers of the writes that are described, by trial: they count from 1 in each. */
    private final Map<Integer, Set<Integer>> numbers = new HashMap<>();
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
        } else if (event instanceof Event.BadSize b) {
            badSize(b);
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
        if (b.trials() != request.mostTrials()) {
            defect("it began with " + b.trials() + " trials where " + request.mostTrials() + " were asked for");
        }
        if (b.blockSize() < 512 || Integer.bitCount(b.blockSize()) != 1) {
            defect("its block size is no power of two from 512 on: " + b.blockSize());
        }
    }

    private void write(Event.Write w) {
        if (!ours(w.run(), w.trial())) {
            return;
        }
        if (!numbers.computeIfAbsent(w.trial(), t -> new HashSet<>()).add(w.write())) {
            defect("write " + w.write() + " of trial " + w.trial() + " is described twice");
        }
        if (w.write() < 1 || w.offset() < 0 || w.length() < 1 || w.offset() > Long.MAX_VALUE - w.length()) {
            defect("write " + w.write() + " is impossible: " + w.length() + " bytes at " + w.offset());
        }
        described.add(w);
    }

    private void miscompare(Event.Miscompare m) {
        if (!ours(m.run(), m.trial())) {
            return;
        }
        if (m.block() < 0 || m.from() < 0 || m.from() >= m.to() || m.to() > begin.blockSize()
                || m.block() > Long.MAX_VALUE / begin.blockSize() - 1) {
            defect("a miscompare is impossible: block " + m.block() + ", bytes " + m.from() + " to " + m.to());
        } else if (!Words.knows(m)) {
            defect("a miscompare in unknown words: " + Printable.of(m.read() + ", " + m.expected() + ", " + m.seen()));
        } else {
            if (!numbers.getOrDefault(m.trial(), Set.of()).containsAll(Words.expectedWrites(m.expected()))) {
                defect("a miscompare of a write that is not described: " + m.expected());
            }
            miscompares.add(m);
        }
    }

    private void badResult(Event.BadResult b) {
        if (ours(b.run(), b.trial())) {
            if (b.result() == b.expected()) {
                defect("a bad result that is good: write " + b.write());
            }
            badResults.add(b);
        }
    }

    private void badSize(Event.BadSize b) {
        if (!ours(b.run(), b.trial())) {
            return;
        }
        if (!Words.reads(b.read())) {
            defect("a bad size in unknown words: " + Printable.of(b.read()));
        } else if (b.seen() == b.expected() || b.seen() < 0 || b.expected() < 0) {
            defect("a bad size is impossible: " + b.seen() + " bytes where " + b.expected() + " were expected");
        } else {
            badSizes.add(b);
        }
    }

    private void end(Event.ScenarioEnd e) {
        end = e;
        run(e.run());
        if (e.trials() < 1 || e.trials() > request.mostTrials()) {
            defect("it ended after " + e.trials() + " trials where at most " + request.mostTrials() + " were asked for");
        }
        // A scenario that wrote nothing is clean for the wrong reason.
        if (e.writes() < 1) {
            defect("it made no write");
        }
        boolean parts = 0 <= e.sampledCorrupt() && e.sampledCorrupt() <= e.sampled() && e.sampled() <= e.trials()
                && e.sampledCorrupt() <= e.corrupt() && e.corrupt() - e.sampledCorrupt() <= e.trials() - e.sampled();
        if (!parts) {
            defect("it counts " + e.sampledCorrupt() + " corrupt of " + e.sampled() + " samples, and " + e.corrupt() + " of "
                    + e.trials() + " trials in all");
        }
    }

    /** What was counted against what was told. */
    private void addUp(ScenarioEvidence evidence) {
        Set<Integer> told = evidence.told();
        int described = told.size();
        // Beyond the cap fewer details than corrupt trials are fine; more never are.
        boolean capped = described >= Event.DETAILED_TRIALS && described <= end.corrupt();
        if (end.corrupt() < 0 || end.corrupt() > end.trials() || described != end.corrupt() && !capped) {
            defect("it counts " + end.corrupt() + " corrupt of " + end.trials() + " trials and describes " + described);
        }
        numbers.keySet().stream().filter(t -> t >= end.trials()).findFirst().or(() -> told.stream().filter(t -> t >= end.trials()).findFirst())
                .ifPresent(t -> defect("it describes trial " + t + " and ended after " + end.trials()));
        long samples = told.stream().filter(t -> t >= end.trials() - end.sampled()).count();
        if (samples > end.sampledCorrupt()) {
            defect("it counts " + end.sampledCorrupt() + " corrupt of " + end.sampled() + " samples and describes " + samples);
        }
    }

    private boolean ours(String token, int trial) {
        run(token);
        if (trial < 0 || trial >= request.mostTrials()) {
            defect("there is no trial " + trial + " among " + request.mostTrials());
            return false;
        }
        return token.equals(request.run());
    }

    private void run(String token) {
        if (!token.equals(request.run())) {
            defect("it carries the token " + Printable.of(token) + " of another run, not " + request.run());
        }
    }

    /** The evidence, with the defects of the whole boot added to its own. */
    ScenarioEvidence close(List<String> ofTheBoot) {
        if (begin == null) {
            defect("it left no evidence");
        } else if (end == null) {
            defect("it did not end");
        } else {
            addUp(evidence(List.of()));
        }
        List<String> all = new ArrayList<>(defects);
        all.addAll(ofTheBoot);
        return evidence(all);
    }

    private ScenarioEvidence evidence(List<String> all) {
        boolean began = begin != null;
        boolean ended = end != null;
        return new ScenarioEvidence(request.scenario(), began ? begin.raceClass() : "", request.run(), request.unpromised(),
                began ? begin.blockSize() : 0, ended ? end.trials() : 0, ended ? end.corrupt() : 0, ended ? end.sampled() : 0,
                ended ? end.sampledCorrupt() : 0, ended ? end.writes() : 0, miscompares, badResults, badSizes, described, List.of(), ended,
                ended ? new Timings(end.millis(), end.prepareMillis(), end.trialMillis(), end.checkMillis()) : Timings.NONE, all);
    }
}
