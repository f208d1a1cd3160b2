package dev.subblock.reproducer.load;

import dev.subblock.reproducer.kind.Shape;
import dev.subblock.reproducer.sys.NativeMemory;
import dev.subblock.reproducer.sys.OpenFile;
import java.io.IOException;

/** As many threads as operations are to be under way, each with its share of them, one after the other. */
final class Crew implements Worker {

    private final Load load;
    private final NativeMemory memory;
    private final Member[] members;
    /** What is to be done now; guarded by this. */
    private OpenFile file;
    private int writes;
    private int reads;
    private int round;
    private int busy;
    private boolean over;
    private long wrong;

    Crew(Load load, NativeMemory memory) {
        this.load = load;
        this.memory = memory;
        members = new Member[load.depth()];
        for (int i = 0; i < members.length; i++) {
            members[i] = new Member(i);
            members[i].setDaemon(true);
            members[i].start();
        }
    }

    private final class Member extends Thread {
        private final int number;

        Member(int number) {
            super("crew-" + number);
            this.number = number;
        }

        @Override
        public void run() {
            int seen = 0;
            while (await(seen)) {
                seen++;
                done(file == null ? 0 : share());
            }
        }

        /** @return what one returned that did not do all; 0 if all did */
        private long share() {
            long bad = 0;
            boolean reader = reads > 0 && number % 2 == 1;
            int crew = reads > 0 ? members.length / 2 : members.length;
            int mine = reads > 0 ? number / 2 : number;
            int length = reader ? Shape.BLOCK : load.fit().length();
            for (int i = mine; i < writes; i += crew) {
                long result = reader ? file.pread(memory.address() + Shape.BLOCK, length, LoadFile.offset(writes + i, Fit.ALIGNED))
                        : file.pwrite(memory.address(), length, LoadFile.offset(i, load.fit()));
                if (result != length) {
                    bad = result == 0 ? -1 : result;
                }
            }
            return bad;
        }
    }

    private synchronized boolean await(int seen) {
        try {
            while (round == seen && !over) {
                wait();
            }
        } catch (InterruptedException e) {
            return false;
        }
        return !over;
    }

    private synchronized void done(long bad) {
        wrong = bad == 0 ? wrong : bad;
        busy--;
        if (busy == 0) {
            notifyAll();
        }
    }

    @Override
    public long run(OpenFile target, int howManyWrites, int howManyReads) throws IOException {
        long nanos = round(target, howManyWrites, howManyReads);
        if (wrong != 0) {
            throw new IOException("operations of a load were not done, one returned " + wrong);
        }
        return nanos;
    }

    @Override
    public long nothing(int operations) throws IOException {
        return round(null, 0, 0);
    }

    private synchronized long round(OpenFile target, int howManyWrites, int howManyReads) throws IOException {
        file = target;
        writes = howManyWrites;
        reads = howManyReads;
        busy = members.length;
        long begun = System.nanoTime();
        round++;
        notifyAll();
        try {
            while (busy > 0) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
        return System.nanoTime() - begun;
    }

    @Override
    public synchronized void close() {
        over = true;
        notifyAll();
    }
}
