package dev.subblock.reproducer.trial;

import dev.subblock.reproducer.aio.AioContext;
import dev.subblock.reproducer.aio.StuckException;
import dev.subblock.reproducer.scenario.Scenario;
import dev.subblock.reproducer.scenario.Submission;
import dev.subblock.reproducer.sys.OpenFile;
import java.io.IOException;

/**
 * Submits by AIO, from one thread. Keeps its context from scenario to scenario: destroying one waits for
 * grace periods of the kernel, for nothing.
 */
final class AioSubmitter implements Submitter, AutoCloseable {

    /**
     * Trials in flight together. More requests in the disk's queue give it more to reorder, and the waits
     * overlap; beyond this the emulated disk's queue (128 entries) fills. A kernel that serialises
     * unaligned writes only gets slower by it, since each waits for all the ones before.
     */
    private static final int TRIALS_IN_FLIGHT = 16;

    /**
     * Without any completion for so long, one will never come: under emulation whole scenarios take well
     * under a second. Turns a hang into a line of evidence, and lets the next scenario try.
     */
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private static final int DEPTH = TRIALS_IN_FLIGHT * Scenario.MOST_WRITES;

    private final Ticker ticker;

    private AioContext aio;
    private WriteLog log;
    private int inFlight;
    private int submissions;

    AioSubmitter(Ticker ticker) {
        this.ticker = ticker;
    }

    @Override
    public void submit(Plan plan, Contents contents, OpenFile file, WriteLog results) throws IOException {
        if (aio == null) {
            aio = AioContext.open(DEPTH);
        }
        log = results;
        submissions = 0;
        int perTrial = plan.writesPerTrial();
        int together = plan.scenario().submission() == Submission.ONE_SUBMIT ? perTrial : 1;
        int window = TRIALS_IN_FLIGHT * perTrial;
        try {
            for (int first = 0; first < plan.writes(); first += window) {
                int count = Math.min(window, plan.writes() - first);
                for (int slot = 0; slot < count; slot++) {
                    int write = first + slot;
                    aio.prepareWrite(slot, file.fd(), contents.address(write), plan.length(write), plan.offset(write), write);
                }
                for (int slot = 0; slot < count; slot += together) {
                    submitTogether(first, slot, together);
                }
                reapAll();
            }
        } catch (StuckException e) {
            abandon();
            throw e;
        } catch (IOException e) {
            drain();
            throw e;
        }
    }

    /** Destroys the context, of which nothing is in flight any more. */
    @Override
    public void close() throws IOException {
        if (aio != null) {
            aio.close();
            aio = null;
        }
    }

    // The old context stays: destroying it would wait for ever for what is in flight.
    private void abandon() {
        aio = null;
        inFlight = 0;
    }

    private void drain() throws IOException {
        try {
            reapAll();
        } catch (IOException e) {
            abandon();
            throw e;
        }
    }

    private void submitTogether(int first, int slot, int together) throws IOException {
        int done = 0;
        while (done < together) {
            int taken = aio.submit(slot + done, together - done);
            if (taken == 0) {
                if (inFlight == 0) {
                    throw new IOException("io_submit takes no request, and none is in flight");
                }
                reapSome();
                continue;
            }
            submissions++;
            for (int i = 0; i < taken; i++) {
                log.submitted(first + slot + done + i, submissions, 0);
            }
            inFlight += taken;
            done += taken;
        }
    }

    private void reapAll() throws IOException {
        while (inFlight > 0) {
            reapSome();
        }
    }

    private void reapSome() throws IOException {
        long deadline = ticker.nanos() + PATIENCE_NANOS;
        while (true) {
            int reaped = aio.reap(1, Math.max(0, deadline - ticker.nanos()), log);
            if (reaped > 0) {
                inFlight -= reaped;
                return;
            }
            if (ticker.nanos() >= deadline) {
                throw new StuckException(inFlight + " writes did not complete within " + PATIENCE_NANOS / 1_000_000_000L + " s");
            }
        }
    }
}
