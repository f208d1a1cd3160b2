package dev.subblock.reproducer.load;

import dev.subblock.reproducer.kind.Feature;

/** A disk in the guest's memory (null_blk), so that nothing outside of the guest is waited for. */
public enum Store implements Feature {

    /** Done at once, by the softirq that completes a request: what passes is instructions. */
    INSTANT(1, 0, 64),

    /**
     * Each request takes 1 ms, and 8 are under way at once. A write of an emulated kernel takes some 30,000 instructions: the
     * disk is slower than the kernel even with all 8 busy, so what is seen is who waits, and not what it costs to compute.
     */
    SLOW(2, 1_000_000, 8);

    /** Of null_blk: completed by the softirq, or by a timer. */
    private static final int SOFTIRQ = 1;
    private static final int TIMER = 2;

    private final int number;
    private final int nanos;
    private final int channels;

    Store(int number, int nanos, int channels) {
        this.number = number;
        this.nanos = nanos;
        this.channels = channels;
    }

    /** Of its device, {@code /dev/nullb} and the number; nullb0 is there without being asked for. */
    int number() {
        return number;
    }

    /** What a request takes, in nanoseconds of the guest's clock. */
    public int nanos() {
        return nanos;
    }

    /** So many requests are under way at most. */
    public int channels() {
        return channels;
    }

    int completedBy() {
        return nanos == 0 ? SOFTIRQ : TIMER;
    }
}
