package dev.subblock.reproducer.load;

import dev.subblock.reproducer.sys.NativeMemory;
import dev.subblock.reproducer.sys.OpenFile;
import java.io.IOException;

/** As many threads as writes are to be under way, each with its share of them, one after the other. */
final class Crew implements Worker {

    private final Load load;
    private final NativeMemory memory;
    /** What is to be done now; null for nothing. This and what follows is guarded by this. */
    private OpenFile file;
    private int operations;
    private int round;
    private int busy;
    private boolean over;
    private int wrong;
    private long wrongResult;

    Crew(Load load, NativeMemory memory) {
        this.load = load;
        this.memory = memory;
        for (int i = 0; i < load.depth(); i++) {
            Member member = new Member(i);
            member.setDaemon(true);
            member.start();
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
            for (int seen = 0; await(seen); seen++) {
                OpenFile target = target();
                if (target != null) {
                    share(target, number);
                }
                done();
            }
        }
    }

    private synchronized OpenFile target() {
        return file;
    }

    private void share(OpenFile target, int number) {
        int length = load.fit().length();
        for (int i = number; i < operations; i += load.depth()) {
            long result = target.pwrite(memory.address(), length, LoadFile.offset(i, load.fit()));
            if (result != length) {
                wrong(result);
            }
        }
    }

    /** @return whether there is another round */
    private synchronized boolean await(int seen) {
        try {
            while (round == seen && !over) {
                wait();
            }
            return !over;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private synchronized void wrong(long result) {
        wrong++;
        wrongResult = result;
    }

    private synchronized void done() {
        if (--busy == 0) {
            notifyAll();
        }
    }

    @Override
    public long run(OpenFile target, int howMany) throws IOException {
        long nanos = round(target, howMany);
        synchronized (this) {
            if (wrong > 0) {
                throw new IOException(wrong + " writes of a load were not done, the last returned " + wrongResult);
            }
        }
        return nanos;
    }

    @Override
    public long nothing(int howMany) throws IOException {
        return round(null, howMany);
    }

    private synchronized long round(OpenFile target, int howMany) throws IOException {
        file = target;
        operations = howMany;
        busy = load.depth();
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
