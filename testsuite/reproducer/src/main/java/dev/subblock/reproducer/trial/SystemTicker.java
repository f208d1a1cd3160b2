package dev.subblock.reproducer.trial;

/** The machine's clock. */
public final class SystemTicker implements Ticker {

    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
