package dev.subblock.reproducer.trial;

import dev.subblock.reproducer.aio.AioContext;
import dev.subblock.reproducer.aio.StuckException;
import dev.subblock.reproducer.scenario.Op;
import dev.subblock.reproducer.scenario.Scenario;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that carries out the steps it is given, one after the other. It stays from scenario to scenario, with its
 * AIO context: destroying one waits for grace periods of the kernel, for nothing. A daemon, so that one that is stuck
 * in the kernel does not keep the program from ending.
 */
final class Lane extends Thread {

    /**
     * Without any completion for so long, one will never come: under emulation whole scenarios take seconds.
     * Turns a hang into a line of evidence, and lets the next scenario try.
     */
    static final long PATIENCE_NANOS = 30_000_000_000L;

    private final int number;
    private final Priorities priorities;
    private final Thread dispatcher;

    private final AioContext aio;
    // The next three are set by the dispatcher while this lane has nothing to do, and published by the next give.
    private TrialFile trial;
    private List<Step> steps;
    private int inFlight;
    private long first;
    private volatile long given;
    private volatile long done;
    private volatile IOException failure;
    private volatile boolean ready;
    private volatile boolean retired;

    /** @param dispatcher is woken when all that was given is done */
    private Lane(int number, Priorities priorities, Thread dispatcher) throws IOException {
        super("lane " + number);
        this.number = number;
        this.priorities = priorities;
        this.dispatcher = dispatcher;
        this.aio = AioContext.open(Scenario.MOST_WRITES);
        setDaemon(true);
    }

    /**
     * Starts a lane for the calling thread, and returns when it waits for its first step: what a thread does at its
     * start takes its time, and in a trial the machine would look idle meanwhile.
     */
    static Lane start(int number, Priorities priorities) throws IOException {
        Lane lane = new Lane(number, priorities, Thread.currentThread());
        lane.start();
        while (!lane.ready) {
            LockSupport.parkNanos(lane, PATIENCE_NANOS / 30);
        }
        return lane;
    }

    /** The lane has a new trial, which goes into its AIO context. */
    void prepare(TrialFile next) {
        trial = next;
        trial.prepare(number, aio);
    }

    /** The lane has nothing to do, and will be given its share of these steps one by one. */
    void begin(List<Step> share) {
        steps = share;
        first = given;
    }

    /** Lets the lane carry out one step more. */
    void give() {
        given = given + 1;
        LockSupport.unpark(this);
    }

    boolean idle() {
        return done == given;
    }

    /** How many steps it has carried out in its life. */
    long done() {
        return done;
    }

    /** What has kept it from carrying out a step; null if nothing has. */
    IOException failure() {
        return failure;
    }

    /** It ends when it has carried out what it was given. */
    void retire() {
        retired = true;
        LockSupport.unpark(this);
    }

    /** Gives back what the kernel holds for it, of which nothing may be in flight. */
    void close() throws IOException {
        retire();
        aio.close();
    }

    @Override
    public void run() {
        try {
            priorities.lane();
            // Of nothing: so that all is loaded and bound that these calls need.
            aio.submit(0, 0);
            aio.reap(0, 0, null);
        } catch (IOException e) {
            failure = e;
        }
        ready = true;
        LockSupport.unpark(dispatcher);
        while (true) {
            if (done < given) {
                try {
                    carryOut(steps.get((int) (done - first)));
                } catch (IOException | RuntimeException | Error e) {
                    failure = e instanceof IOException io ? io : new IOException("lane " + number + ": " + e, e);
                }
                done = done + 1;
                if (done == given) {
                    LockSupport.unpark(dispatcher);
                }
            } else if (retired) {
                return;
            } else {
                LockSupport.park(this);
            }
        }
    }

    private void carryOut(Step step) throws IOException {
        if (step.op() == null) {
            reap();
        } else if (step.op() instanceof Op.Aio op) {
            submit(step.slot(), op.writes().size());
        } else {
            trial.carryOut(step);
        }
    }

    private void submit(int slot, int count) throws IOException {
        int taken = aio.submit(slot, count);
        inFlight += taken;
        if (taken < count) {
            throw new IOException("io_submit takes " + taken + " of " + count + " requests");
        }
    }

    private void reap() throws IOException {
        while (inFlight > 0) {
            int reaped = aio.reap(inFlight, PATIENCE_NANOS, trial);
            if (reaped == 0) {
                throw new StuckException(inFlight + " writes did not complete within " + PATIENCE_NANOS / 1_000_000_000L + " s");
            }
            inFlight -= reaped;
        }
    }
}
