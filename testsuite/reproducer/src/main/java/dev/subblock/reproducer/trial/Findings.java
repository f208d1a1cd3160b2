package dev.subblock.reproducer.trial;

import dev.subblock.reproducer.evidence.Event;
import dev.subblock.reproducer.evidence.EvidenceSink;
import java.util.ArrayList;
import java.util.List;

/** What was found wrong, trial by trial, until it is told together with the trial's writes. */
final class Findings {

    /** Miscompares kept for a trial, both ways of reading together: bounds what a disk full of noise can make of it. */
    private static final int KEPT = 64;

    private final String run;
    private final Plan plan;
    private final List<List<Event.Miscompare>> miscompares;

    Findings(String run, Plan plan) {
        this.run = run;
        this.plan = plan;
        this.miscompares = new ArrayList<>(plan.trials());
        for (int trial = 0; trial < plan.trials(); trial++) {
            miscompares.add(null);
        }
    }

    /** @param from in the file, in bytes; with {@code to}, inside one block of the trial's region */
    void miscompare(int trial, int from, int to, String read, String expected, String seen) {
        List<Event.Miscompare> kept = miscompares.get(trial);
        if (kept == null) {
            kept = new ArrayList<>();
            miscompares.set(trial, kept);
        }
        int blockSize = plan.scenario().blockSize();
        int block = from / blockSize;
        Event.Miscompare next = new Event.Miscompare(run, plan.scenario().name(), trial, block, from - block * blockSize,
                to - block * blockSize, read, expected, seen);
        Event.Miscompare last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
        if (last != null && continues(last, next)) {
            kept.set(kept.size() - 1, new Event.Miscompare(last.run(), last.scenario(), trial, last.block(), last.from(),
                    next.to(), last.read(), last.expected(), last.seen()));
        } else if (kept.size() < KEPT) {
            kept.add(next);
        }
    }

    private static boolean continues(Event.Miscompare last, Event.Miscompare next) {
        return last.block() == next.block() && last.to() == next.from() && last.read().equals(next.read())
                && last.expected().equals(next.expected())
                && (last.seen().equals(next.seen()) || last.seen().startsWith("bytes ") && next.seen().startsWith("bytes "));
    }

    /** How many trials have at least one miscompare. */
    int corrupt() {
        int corrupt = 0;
        for (List<Event.Miscompare> kept : miscompares) {
            if (kept != null) {
                corrupt++;
            }
        }
        return corrupt;
    }

    /** Tells of the first {@value Event#DETAILED_TRIALS} trials with anything wrong: the trial's writes, then what is wrong. */
    void tell(EvidenceSink sink, WriteLog log) {
        int told = 0;
        for (int trial = 0; trial < plan.trials() && told < Event.DETAILED_TRIALS; trial++) {
            List<Event.Miscompare> kept = miscompares.get(trial);
            if (kept == null && !anyBad(trial, log)) {
                continue;
            }
            told++;
            tellWrites(trial, sink, log);
            if (kept != null) {
                for (Event.Miscompare miscompare : kept) {
                    sink.accept(miscompare);
                }
            }
        }
    }

    private boolean anyBad(int trial, WriteLog log) {
        int perTrial = plan.writesPerTrial();
        for (int write = trial * perTrial; write < (trial + 1) * perTrial; write++) {
            if (log.result(write) != plan.length(write)) {
                return true;
            }
        }
        return false;
    }

    private void tellWrites(int trial, EvidenceSink sink, WriteLog log) {
        int first = trial * plan.writesPerTrial();
        String name = plan.scenario().name();
        for (int write = first; write < first + plan.writesPerTrial(); write++) {
            sink.accept(new Event.Write(run, name, trial, write + 1, plan.offset(write), plan.length(write),
                    log.submission(write), log.submitter(write), log.result(write)));
        }
        for (int write = first; write < first + plan.writesPerTrial(); write++) {
            if (log.result(write) != plan.length(write)) {
                sink.accept(new Event.BadResult(run, name, trial, write + 1, plan.length(write), log.result(write)));
            }
        }
    }
}
