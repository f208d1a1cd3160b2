package dev.subblock.reproducer.trial;

import dev.subblock.reproducer.aio.StuckException;
import dev.subblock.reproducer.scenario.Scenario;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Gives the ops of a trial to its lanes, in the order of their lines. For the one thread that it was made in. */
final class Dispatcher implements AutoCloseable {

    private final Ticker ticker;
    private final Priorities priorities;
    private final Lane[] lanes = new Lane[Scenario.MOST_LANES + 1];
    private Plan plan;
    private List<List<List<Step>>> shares;

    Dispatcher(Ticker ticker, Priorities priorities) {
        this.ticker = ticker;
        this.priorities = priorities;
    }

    /** The next trials are of this plan. */
    void plan(Plan next) {
        plan = next;
        shares = new ArrayList<>();
        for (List<Step> phase : plan.phases()) {
            List<List<Step>> ofPhase = new ArrayList<>();
            for (int lane = 0; lane <= plan.lanes(); lane++) {
                List<Step> share = new ArrayList<>();
                for (Step step : phase) {
                    if (step.lane() == lane) {
                        share.add(step);
                    }
                }
                ofPhase.add(share);
            }
            shares.add(ofPhase);
        }
    }

    /** Makes all ready that can be made ready before a trial begins. */
    void prepare(TrialFile trial) throws IOException {
        for (int lane = 1; lane <= plan.lanes(); lane++) {
            if (lanes[lane] == null) {
                lanes[lane] = Lane.start(lane, priorities);
            }
            lanes[lane].prepare(trial);
        }
    }

    /**
     * Carries out a trial that was prepared. Between {@link Priorities#dispatcher} and {@link Priorities#dispatched}.
     *
     * @throws StuckException if an op did not return: the trial's memory is still in use by the kernel then
     * @throws IOException if an op could not be carried out
     */
    void run() throws IOException {
        for (int phase = 0; phase < plan.phases().size(); phase++) {
            List<List<Step>> share = shares.get(phase);
            for (int lane = 1; lane <= plan.lanes(); lane++) {
                lanes[lane].begin(share.get(lane));
            }
            List<Step> steps = plan.phases().get(phase);
            for (int i = 0; i < steps.size(); i++) {
                lanes[steps.get(i).lane()].give();
            }
            await();
        }
    }

    private void await() throws IOException {
        long progress = -1;
        long deadline = 0;
        while (!idle()) {
            long now = ticker.nanos();
            if (done() != progress) {
                // As long as something returns, nothing is stuck, however slow the disk; a lane that waits for AIO is as patient.
                progress = done();
                deadline = now + 2 * Lane.PATIENCE_NANOS;
            } else if (now >= deadline) {
                abandon();
                throw new StuckException("an op did not return within " + 2 * Lane.PATIENCE_NANOS / 1_000_000_000L + " s");
            }
            LockSupport.parkNanos(this, Lane.PATIENCE_NANOS / 30);
            if (Thread.interrupted()) {
                Thread.currentThread().interrupt();
                abandon();
                throw new StuckException("interrupted while writing");
            }
        }
        for (int lane = 1; lane <= plan.lanes(); lane++) {
            IOException failure = lanes[lane].failure();
            if (failure != null) {
                abandon();
                throw failure;
            }
        }
    }

    private boolean idle() {
        for (int lane = 1; lane <= plan.lanes(); lane++) {
            if (!lanes[lane].idle()) {
                return false;
            }
        }
        return true;
    }

    private long done() {
        long done = 0;
        for (int lane = 1; lane <= plan.lanes(); lane++) {
            done += lanes[lane].done();
        }
        return done;
    }

    // Their contexts stay: destroying one would wait for ever for what is in flight.
    private void abandon() {
        for (int lane = 1; lane < lanes.length; lane++) {
            if (lanes[lane] != null) {
                lanes[lane].retire();
                lanes[lane] = null;
            }
        }
    }

    /** Gives back what the kernel holds; a process that ends at once need not. */
    @Override
    public void close() throws IOException {
        for (int lane = 1; lane < lanes.length; lane++) {
            if (lanes[lane] != null) {
                lanes[lane].close();
                lanes[lane] = null;
            }
        }
    }
}
