package dev.subblock.reproducer.trial;

import dev.subblock.reproducer.evidence.Event;
import dev.subblock.reproducer.evidence.EvidenceSink;
import java.util.ArrayList;
import java.util.List;

/** What was found wrong with one trial, until it is told together with the trial's writes. */
final class Findings {

    /** Miscompares kept of a trial, all ways of reading together: bounds what a disk full of noise can make of it. */
    private static final int KEPT = 64;

    private final String run;
    private final Plan plan;
    private final int trial;
    private final List<Event.Miscompare> miscompares = new ArrayList<>();
    private final List<Event.BadSize> sizes = new ArrayList<>();

    Findings(String run, Plan plan, int trial) {
        this.run = run;
        this.plan = plan;
        this.trial = trial;
    }

    /** @param from in the file, in bytes; with {@code to}, inside one block of it */
    void miscompare(int from, int to, String read, String expected, String seen) {
        int blockSize = plan.scenario().blockSize();
        int block = from / blockSize;
        Event.Miscompare next = new Event.Miscompare(run, plan.name(), trial, block, from - block * blockSize,
                to - block * blockSize, read, expected, seen);
        Event.Miscompare last = miscompares.isEmpty() ? null : miscompares.get(miscompares.size() - 1);
        if (last != null && continues(last, next)) {
            miscompares.set(miscompares.size() - 1, new Event.Miscompare(last.run(), last.scenario(), trial, last.block(),
                    last.from(), next.to(), last.read(), last.expected(), last.seen()));
        } else if (miscompares.size() < KEPT) {
            miscompares.add(next);
        }
    }

    /** Both in bytes. */
    void badSize(String read, long expected, long seen) {
        sizes.add(new Event.BadSize(run, plan.name(), trial, read, expected, seen));
    }

    private static boolean continues(Event.Miscompare last, Event.Miscompare next) {
        return last.block() == next.block() && last.to() == next.from() && last.read().equals(next.read())
                && last.expected().equals(next.expected())
                && (last.seen().equals(next.seen()) || last.seen().startsWith("bytes ") && next.seen().startsWith("bytes "));
    }

    /** Whether anything was wrong: what was read back, the size, or what a write returned. */
    boolean corrupt(TrialFile file) {
        if (!miscompares.isEmpty() || !sizes.isEmpty()) {
            return true;
        }
        for (int write = 1; write <= plan.writes(); write++) {
            if (file.result(write) != plan.wanted(write)) {
                return true;
            }
        }
        return false;
    }

    /** Tells of the trial: its writes, then what is wrong. */
    void tell(EvidenceSink sink, TrialFile file) {
        for (int write = 1; write <= plan.writes(); write++) {
            sink.accept(new Event.Write(run, plan.name(), trial, write, plan.landing(write), plan.length(write),
                    plan.submission(write), plan.submitter(write), file.result(write)));
        }
        for (int write = 1; write <= plan.writes(); write++) {
            if (file.result(write) != plan.wanted(write)) {
                sink.accept(new Event.BadResult(run, plan.name(), trial, write, plan.wanted(write), file.result(write)));
            }
        }
        for (Event.BadSize size : sizes) {
            sink.accept(size);
        }
        for (Event.Miscompare miscompare : miscompares) {
            sink.accept(miscompare);
        }
    }
}
