package dev.subblock.reproducer.trial;

import dev.subblock.reproducer.aio.StuckException;
import dev.subblock.reproducer.evidence.Event;
import dev.subblock.reproducer.evidence.EvidenceSink;
import dev.subblock.reproducer.scenario.Scenario;
import dev.subblock.reproducer.scenario.Submission;
import dev.subblock.reproducer.sys.Machine;
import dev.subblock.reproducer.sys.OpenFile;
import java.io.IOException;

/**
 * Carries out one scenario after the other and tells what came of each. A file in which something was
 * corrupt stays where it is, for whoever wants to look at it; a clean one is removed.
 */
public final class ScenarioRun implements AutoCloseable {

    private static final String HEX = "0123456789abcdef";

    private final EvidenceSink sink;
    private final Ticker ticker;
    private final Interlude interlude;
    private final Ground ground = new Ground();
    private final AioSubmitter aio;

    public ScenarioRun(EvidenceSink sink, Ticker ticker, Interlude interlude) {
        this.sink = sink;
        this.ticker = ticker;
        this.interlude = interlude;
        this.aio = new AioSubmitter(ticker);
    }

    /**
     * Runs a scenario. Failures of the machine are told as trouble and end the scenario, not the run.
     *
     * @param directory on a file system whose blocks have the scenario's size
     * @param token of this run of the scenario: sectors that carry another one are older
     * @throws dev.subblock.reproducer.ReproducerException if so many trials do not fit
     */
    public void run(String directory, Scenario scenario, int token) {
        String run = hex(token);
        Plan plan = new Plan(scenario);
        long began = ticker.nanos();
        sink.accept(new Event.ScenarioBegin(run, scenario.name(), scenario.raceClass(), scenario.blockSize(), scenario.trials()));
        try {
            WriteLog log = new WriteLog(plan.writes());
            Findings findings = new Findings(run, plan);
            String path = directory + "/subblock-" + scenario.name();
            carryOut(path, plan, token, log, findings);
            findings.tell(sink, log);
            if (findings.corrupt() == 0) {
                Machine.unlink(path);
            }
            sink.accept(new Event.ScenarioEnd(run, scenario.name(), plan.trials(), findings.corrupt(), 0, 0, plan.writes(),
                    (ticker.nanos() - began) / 1_000_000L, 0, 0, 0));
        } catch (IOException e) {
            sink.accept(new Event.Trouble(scenario.name(), e.getMessage()));
        }
    }

    private void carryOut(String path, Plan plan, int token, WriteLog log, Findings findings) throws IOException {
        ground.dirty(path + "-older", plan.fileSize());
        Contents contents = new Contents(plan, token);
        try {
            write(path, plan, contents, log);
            interlude.afterWrites(path);
            readBack(path, plan, contents, new TrialCheck(plan, contents, log, token, findings));
        } catch (StuckException e) {
            // The kernel may still read from the contents: they stay.
            throw e;
        } catch (IOException e) {
            contents.close();
            throw e;
        }
        contents.close();
    }

    private void write(String path, Plan plan, Contents contents, WriteLog log) throws IOException {
        try (OpenFile file = ground.create(path, plan.fileSize(), plan.scenario().blockState())) {
            submitter(plan).submit(plan, contents, file, log);
            file.sync();
        }
    }

    // Direct first: a buffered read before it would leave pages for the direct one to push out.
    private void readBack(String path, Plan plan, Contents contents, TrialCheck check) throws IOException {
        try (ReadBack back = new ReadBack(plan, contents, check)) {
            try (OpenFile direct = OpenFile.open(path, OpenFile.READ_ONLY | OpenFile.DIRECT)) {
                back.read(direct, "direct");
            }
            try (OpenFile buffered = OpenFile.open(path, OpenFile.READ_ONLY)) {
                buffered.dropCache();
                interlude.beforeBufferedRead(path);
                back.read(buffered, "buffered");
            }
        }
    }

    private Submitter submitter(Plan plan) {
        return plan.scenario().submission() == Submission.THREADS ? new ThreadSubmitter(ticker) : aio;
    }

    /** Gives back what the kernel holds for it; a process that ends at once need not. */
    @Override
    public void close() throws IOException {
        aio.close();
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
