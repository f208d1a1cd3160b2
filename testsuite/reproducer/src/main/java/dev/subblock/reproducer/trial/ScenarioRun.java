package dev.subblock.reproducer.trial;

import dev.subblock.reproducer.aio.StuckException;
import dev.subblock.reproducer.disk.Disk;
import dev.subblock.reproducer.evidence.Event;
import dev.subblock.reproducer.evidence.EvidenceSink;
import dev.subblock.reproducer.scenario.BlockState;
import dev.subblock.reproducer.scenario.Fault;
import dev.subblock.reproducer.scenario.Scenario;
import dev.subblock.reproducer.sys.Errno;
import dev.subblock.reproducer.sys.Machine;
import dev.subblock.reproducer.sys.SysException;
import java.io.IOException;
import java.util.List;

/**
 * Carries out one scenario after the other and tells what came of each. Files are made in batches and looked at in
 * batches; between, each trial has the disk to itself. The files of corrupt trials that are told of stay where they
 * are, for whoever wants to look at them; all others are removed.
 */
public final class ScenarioRun implements AutoCloseable {

    private static final String HEX = "0123456789abcdef";
    /** The first batch is small, since a scenario may be over after a trial or two; then they double up to the last. */
    private static final int FIRST_BATCH = 4;
    private static final int LARGEST_BATCH = 32;

    private final EvidenceSink sink;
    private final Ticker ticker;
    private final Priorities priorities;
    private final Interlude interlude;
    private final Ground ground = new Ground();
    private final Contents contents = new Contents();
    private final Dispatcher dispatcher;

    public ScenarioRun(EvidenceSink sink, Ticker ticker, Priorities priorities, Interlude interlude) {
        this.sink = sink;
        this.ticker = ticker;
        this.priorities = priorities;
        this.interlude = interlude;
        this.dispatcher = new Dispatcher(ticker, priorities);
    }

    /**
     * Runs a scenario. Failures of the machine are told as trouble and end the scenario, not the run.
     *
     * @param volume a file system whose blocks have the scenario's size
     * @param token of this run of the scenario: sectors that carry neither it, nor it plus the number of a trial, are older
     */
    public void run(Volume volume, Scenario scenario, int token) {
        String run = hex(token);
        String name = scenario.name();
        long began = ticker.nanos();
        sink.accept(new Event.ScenarioBegin(run, name, scenario.raceClass(), scenario.blockSize(), scenario.trials()));
        String lacks = volume.disk().lacks(scenario);
        if (!lacks.isEmpty()) {
            sink.accept(new Event.Trouble(name, name + " " + lacks));
            return;
        }
        Plan plan = new Plan(scenario);
        Tally tally = new Tally();
        try {
            if (scenario.demands().syncMount()) {
                volume.sync(true);
            }
            try {
                trials(volume, plan, token, run, tally);
            } finally {
                if (scenario.demands().syncMount()) {
                    volume.sync(false);
                }
            }
            sink.accept(new Event.ScenarioEnd(run, name, tally.trials, tally.corrupt, tally.sampled, tally.sampledCorrupt,
                    tally.trials * plan.writes(), millis(ticker.nanos() - began), millis(tally.prepare), millis(tally.trying),
                    millis(tally.check)));
        } catch (IOException e) {
            sink.accept(new Event.Trouble(name, e.getMessage()));
        }
    }

    private void trials(Volume volume, Plan plan, int token, String run, Tally tally) throws IOException {
        try (ReadBack back = new ReadBack(plan, contents, interlude); ExtentMessages extents = new ExtentMessages(volume.disk())) {
            dispatcher.plan(plan);
            volume.disk().scenario(token, plan.name());
            new Batches(volume, plan, token, run, tally, back, extents).all();
            volume.disk().over();
        }
    }

    /** One scenario's trials. */
    private final class Batches {

        private final Volume volume;
        private final Disk disk;
        private final Plan plan;
        private final Scenario scenario;
        private final int token;
        private final String run;
        private final Tally tally;
        private final ReadBack back;
        private final ExtentMessages extents;
        private int told;
        private boolean enough;

        Batches(Volume volume, Plan plan, int token, String run, Tally tally, ReadBack back, ExtentMessages extents) {
            this.volume = volume;
            this.disk = volume.disk();
            this.plan = plan;
            this.scenario = plan.scenario();
            this.token = token;
            this.run = run;
            this.tally = tally;
            this.back = back;
            this.extents = extents;
        }

        void all() throws IOException {
            // What may shut the file system down, or is looked at through a copy of it, is not to meddle with others.
            boolean alone = scenario.needsFaults() || scenario.needsCut();
            String stem = volume.directory() + "/subblock-" + plan.name();
            int size = alone ? 1 : FIRST_BATCH;
            while (!enough && tally.trials < scenario.trials()) {
                int first = tally.trials;
                long start = ticker.nanos();
                List<TrialFile> batch = ground.prepare(plan, stem, first, Math.min(size, scenario.trials() - first), token);
                tally.prepare += ticker.nanos() - start;
                try {
                    one(batch);
                } finally {
                    // Whatever happened: what is open can't be unmounted. The memory of a trial that is stuck stays.
                    for (TrialFile file : batch) {
                        file.closeFiles();
                    }
                }
                size = alone ? 1 : Math.min(2 * size, LARGEST_BATCH);
            }
        }

        private void one(List<TrialFile> batch) throws IOException {
            boolean[] sampled = new boolean[batch.size()];
            Findings[] findings = new Findings[batch.size()];
            long start = ticker.nanos();
            int tried = tryAll(batch, sampled, findings);
            long done = ticker.nanos();
            for (int i = 0; i < tried; i++) {
                check(batch.get(i), findings[i], sampled[i]);
            }
            extents.send();
            for (int i = tried; i < batch.size(); i++) {
                remove(batch.get(i));
            }
            tally.trying += done - start;
            tally.check += ticker.nanos() - done;
        }

        private int tryAll(List<TrialFile> batch, boolean[] sampled, Findings[] findings) throws IOException {
            for (int i = 0; i < batch.size(); i++) {
                TrialFile file = batch.get(i);
                findings[i] = new Findings(run, plan, file.number());
                dispatcher.prepare(file);
                Disk.Start start = disk.begin(file.number(), scenario.demands(), placed(file));
                if (start == Disk.Start.ENOUGH) {
                    enough = true;
                    return i;
                }
                sampled[i] = start == Disk.Start.SAMPLE;
                boolean atEnd = window(file);
                if (scenario.needsCut()) {
                    lookAtCopy(file, atEnd, findings[i]);
                }
                tally.trials++;
            }
            return batch.size();
        }

        /** Where the file lies, if a fault wants to know. */
        private String placed(TrialFile file) throws IOException {
            for (Fault fault : scenario.demands().faults()) {
                if (fault.range() != null) {
                    return extents.lines(file.path());
                }
            }
            return "";
        }

        /** Whether the power, if it was cut, was cut when all ops had returned. */
        private boolean window(TrialFile file) throws IOException {
            boolean atEnd = true;
            priorities.dispatcher();
            try {
                dispatcher.run();
                if (scenario.needsCut()) {
                    atEnd = disk.cut();
                }
            } catch (StuckException e) {
                disk.end(file.number());
                throw e;
            } finally {
                priorities.dispatched();
            }
            disk.end(file.number());
            int failed = file.failedStep();
            if (failed >= 0 && !scenario.needsFaults()) {
                throw new IOException("op " + (failed + 1) + " of trial " + file.number() + " failed: "
                        + Errno.name((int) -file.stepResult(failed)));
            }
            interlude.afterOps(file.number(), file.path());
            return atEnd;
        }

        private void lookAtCopy(TrialFile file, boolean atEnd, Findings findings) throws IOException {
            String copy = volume.mountCut();
            try {
                back.copy(file, atEnd ? plan.afterCut(file) : plan.midway(), copy + file.path().substring(volume.directory().length()), findings);
            } finally {
                volume.unmountCut();
            }
            String damage = disk.checked();
            if (!damage.isEmpty()) {
                throw new IOException("after the power cut in trial " + file.number() + " the file system is damaged: " + damage);
            }
        }

        private void check(TrialFile file, Findings findings, boolean sampled) throws IOException {
            file.closeFiles();
            try {
                back.live(file, plan.running(file), findings);
            } catch (SysException e) {
                if (e.errno() != Errno.EIO || !scenario.needsFaults()) {
                    throw e;
                }
                System.err.println("subblock: trial " + file.number() + " of " + plan.name() + " shut the file system down: mounted again");
                volume.remount();
                back.live(file, plan.afterCut(file), findings);
            }
            extents.add(file.number(), file.path());
            boolean corrupt = findings.corrupt(file);
            tally.corrupt += corrupt ? 1 : 0;
            tally.sampled += sampled ? 1 : 0;
            tally.sampledCorrupt += sampled && corrupt ? 1 : 0;
            if (corrupt && told < Event.DETAILED_TRIALS) {
                told++;
                findings.tell(sink, file);
                file.free();
            } else {
                remove(file);
            }
        }

        private void remove(TrialFile file) throws IOException {
            file.closeFiles();
            Machine.unlink(file.path());
            if (scenario.geometry().state() == BlockState.SHARED) {
                Machine.unlink(file.partner());
            }
            file.free();
        }
    }

    private static long millis(long nanos) {
        return nanos / 1_000_000L;
    }

    /** Gives back what the kernel holds for it; a process that ends at once need not. */
    @Override
    public void close() throws IOException {
        dispatcher.close();
        ground.close();
    }

    private static String hex(int token) {
        StringBuilder hex = new StringBuilder(8);
        for (int shift = 28; shift >= 0; shift -= 4) {
            hex.append(HEX.charAt(token >>> shift & 15));
        }
        return hex.toString();
    }
}
