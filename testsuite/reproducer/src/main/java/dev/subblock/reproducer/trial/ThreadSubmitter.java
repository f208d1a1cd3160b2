package dev.subblock.reproducer.trial;

import dev.subblock.reproducer.aio.StuckException;
import dev.subblock.reproducer.sys.OpenFile;
import java.io.IOException;

/** Submits by plain pwrite from two threads, which take the writes of a trial in turn and set out together for each pair. */
final class ThreadSubmitter implements Submitter {

    private static final int LANES = 2;
    /** As for AIO: a pwrite that takes so long never returns. */
    private static final long PATIENCE_MILLIS = 30_000;

    /** About what waking a sleeping thread takes: one that comes that soon is met without. */
    private static final long SPIN_NANOS = 50_000;

    private final Ticker ticker;

    ThreadSubmitter(Ticker ticker) {
        this.ticker = ticker;
    }

    @Override
    public void submit(Plan plan, Contents contents, OpenFile file, WriteLog log) throws IOException {
        // On one processor the other can't come while this one looks out for it.
        Meeting meeting = new Meeting(ticker, Runtime.getRuntime().availableProcessors() > 1 ? SPIN_NANOS : 0);
        Lane[] lanes = new Lane[LANES];
        for (int i = 0; i < LANES; i++) {
            lanes[i] = new Lane(i, meeting, plan, contents, file, log);
            lanes[i].start();
        }
        int before = -1;
        // As long as they go on meeting, nothing is stuck, however slow the disk.
        while (alive(lanes) && meeting.meetings() != before) {
            before = meeting.meetings();
            join(lanes);
        }
        if (alive(lanes)) {
            meeting.abandon();
            throw new StuckException("a pwrite did not return within " + PATIENCE_MILLIS / 1000 + " s");
        }
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
            throw new StuckException("interrupted while writing");
        }
    }

    /** One of the two; a daemon, so that one that is stuck in the kernel does not keep the program from ending. */
    private static final class Lane extends Thread {

        private final int number;
        private final Meeting meeting;
        private final Plan plan;
        private final Contents contents;
        private final OpenFile file;
        private final WriteLog log;

        Lane(int number, Meeting meeting, Plan plan, Contents contents, OpenFile file, WriteLog log) {
            this.number = number;
            this.meeting = meeting;
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
                    if (!meeting.meet()) {
                        return;
                    }
                    if (turn < perTrial) {
                        write(first + turn);
                    }
                }
            }
        }

        private void write(int write) {
            log.submitted(write, write + 1, number);
            log.completed(write, file.pwrite(contents.address(write), plan.length(write), plan.offset(write)));
        }
    }
}
