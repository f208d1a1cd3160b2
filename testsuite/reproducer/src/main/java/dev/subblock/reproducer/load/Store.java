package dev.subblock.reproducer.load;

import dev.subblock.reproducer.kind.Feature;

/** A disk in the guest's memory (null_blk), so that nothing outside of the guest is waited for. */
public enum Store implements Feature {

    /** Done at once, by the softirq that completes a request: what passes is instructions. Room for more than any load submits. */
    INSTANT(1, 0, 64),

    /**
     * Each request takes 1 ms of the guest's clock, and 8 are under way at once. A write takes the kernel some 30,000 instructions, 0.03 ms of
     * that clock: what passes is who waits for whom, and not what it costs to compute.
     */
    SLOW(2, 1_000_000, 8);

    private final int number;
    private final int nanos;
    private final int channels;

    Store(int number, int nanos, int channels) {
        this.number = number;
        this.nanos = nanos;
        this.channels = channels;
    }

    /** Of its device: nullb0 is there without being asked for. */
    String device() {
        return "nullb" + number;
    }

    /** What a request takes, in nanoseconds of the guest's clock. */
    public int nanos() {
        return nanos;
    }

    /** So many requests are under way at most. */
    public int channels() {
        return channels;
    }
}
