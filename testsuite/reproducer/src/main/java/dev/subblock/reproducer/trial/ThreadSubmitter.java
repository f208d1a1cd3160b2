package dev.subblock.reproducer.trial;

import dev.subblock.reproducer.aio.StuckException;
import dev.subblock.reproducer.sys.OpenFile;
import java.io.IOException;

/** Submits by plain pwrite from two threads, which take the writes of a trial in turn and set out together for each pair. */
final class ThreadSubmitter implements Submitter {

    private static final int LANES = 2;
    /** As for AIO: a pwrite that takes so long never returns. */
    private static final long PATIENCE_MILLIS = 30_000;

    private final Ticker ticker;
    private volatile boolean abandoned;

    ThreadSubmitter(Ticker ticker) {
        this.ticker = ticker;
    }

    @Override
    public void submit(Plan plan, Contents contents, OpenFile file, WriteLog log) throws IOException {
        Lane[] lanes = new Lane[LANES];
        for (int i = 0; i < LANES; i++) {
            lanes[i] = new Lane(i, lanes, plan, contents, file, log);
        }
        for (Lane lane : lanes) {
            lane.start();
        }
        int before = -1;
        int now = steps(lanes);
        while (now != before && alive(lanes)) {
            before = now;
            join(lanes);
            now = steps(lanes);
        }
        if (alive(lanes)) {
            abandoned = true;
            throw new StuckException("a pwrite did not return within " + PATIENCE_MILLIS / 1000 + " s");
        }
    }

    private static int steps(Lane[] lanes) {
        return lanes[0].step + lanes[1].step;
    }

    private static boolean alive(Lane[] lanes) {
        return lanes[0].isAlive() || lanes[1].isAlive();
    }

    private void join(Lane[] lanes) throws IOException {
        long deadline = ticker.nanos() + PATIENCE_MILLIS * 1_000_000L;
        try {
            for (Lane lane : lanes) {
                lane.join(Math.max(1, (deadline - ticker.nanos()) / 1_000_000L));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            abandoned = true;
            throw new StuckException("interrupted while writing");
        }
    }

    /** One of the two; a daemon, so that one that is stuck in the kernel does not keep the program from ending. */
    private final class Lane extends Thread {

        private final int number;
        private final Lane[] lanes;
        private final Plan plan;
        private final Contents contents;
        private final OpenFile file;
        private final WriteLog log;
        /** How many meetings this lane has come to. */
        private volatile int step;

        Lane(int number, Lane[] lanes, Plan plan, Contents contents, OpenFile file, WriteLog log) {
            this.number = number;
            this.lanes = lanes;
            this.plan = plan;
            this.contents = contents;
            this.file = file;
            this.log = log;
            setDaemon(true);
        }

        @Override
        public void run() {
            int perTrial = plan.writesPerTrial();
            for (int first = 0; first < plan.writes(); first += perTrial) {
                for (int turn = number; turn < perTrial + number; turn += LANES) {
                    meet();
                    if (abandoned) {
                        return;
                    }
                    if (turn < perTrial) {
                        write(first + turn);
                    }
                }
            }
        }

        // Both spin rather than sleep: what wakes a sleeper takes longer than the write that is to be met.
        // On one processor the yield lets the other come; it is there as soon as its write has returned.
        private void meet() {
            int mine = step + 1;
            step = mine;
            Lane other = lanes[LANES - 1 - number];
            while (other.step < mine && !abandoned) {
                Thread.yield();
            }
        }

        private void write(int write) {
            log.submitted(write, write + 1, number);
            log.completed(write, file.pwrite(contents.address(write), plan.length(write), plan.offset(write)));
        }
    }
}
