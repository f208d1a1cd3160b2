package dev.subblock.reproducer.trial;

/** Where two threads wait for each other, again and again. */
final class Meeting {

    private final Ticker ticker;
    private final long spinNanos;
    private volatile int meetings;
    private volatile boolean abandoned;
    private boolean oneIsHere;

    /** @param spinNanos how long the first to come looks out for the second before it goes to sleep */
    Meeting(Ticker ticker, long spinNanos) {
        this.ticker = ticker;
        this.spinNanos = spinNanos;
    }

    /** How often they have met. */
    int meetings() {
        return meetings;
    }

    /** Sends home who is waiting, now and later. */
    synchronized void abandon() {
        abandoned = true;
        notifyAll();
    }

    /**
     * Returns when the other one is there too; the second to come goes on at once.
     *
     * @return false if the meeting was abandoned
     */
    boolean meet() {
        int before;
        synchronized (this) {
            before = meetings;
            oneIsHere = !oneIsHere;
            if (!oneIsHere) {
                meetings = before + 1;
                notifyAll();
                return !abandoned;
            }
        }
        if (spinNanos > 0) {
            long until = ticker.nanos() + spinNanos;
            while (meetings == before && !abandoned && ticker.nanos() < until) {
                Thread.onSpinWait();
            }
        }
        return await(before);
    }

    // Sleeping and not spinning on: where these threads run before all others, the other's write could
    // never complete beside one that spins.
    private synchronized boolean await(int before) {
        try {
            while (meetings == before && !abandoned) {
                wait();
            }
        } catch (InterruptedException e) {
            abandon();
        }
        return !abandoned;
    }
}
