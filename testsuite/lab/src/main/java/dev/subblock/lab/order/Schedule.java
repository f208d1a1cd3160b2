package dev.subblock.lab.order;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Decides the order of completions in the trials of one scenario. Used under its owner's lock. */
public final class Schedule {

    /** Whether a trial is to be run. */
    public enum Answer {
        /** Run it. */
        GO,
        /** Run it; its order is a random sample after an exploration that did not come to its end. */
        SAMPLE,
        /** There is nothing more to run. */
        ENOUGH
    }

    /** As in {@link dev.subblock.lab.trace.TraceEvent.Explored}. */
    public record Summary(int orders, boolean exhausted, int outstanding, int bound, int sampled, int diverged) {}

    /** Different orders that are told apart; more are as good as this many. */
    private static final int MOST_TOLD_APART = 1 << 20;

    private final Strategy strategy;
    /** Hashes of the orders that were run: two of 2^20 are the same by chance in one of 2^25 scenarios. */
    private final Set<Long> orders = new HashSet<>();
    private long order;
    private boolean hindered;
    private int outstanding;
    private int diverged;

    private Schedule(Strategy strategy) {
        this.strategy = strategy;
    }

    /**
     * The schedule of an order.
     *
     * @param recorded what to replay; of no meaning for any other order
     * @param seed of the samples of an exploration
     */
    public static Schedule of(DiskOrder order, Recorded recorded, long seed) {
        if (order instanceof DiskOrder.Explore explore) {
            return new Schedule(new Explorer(explore.bound(), explore.samples(), seed));
        }
        if (order instanceof DiskOrder.Replay) {
            return new Schedule(new Replayer(recorded));
        }
        if (order instanceof DiskOrder.Random random) {
            return new Schedule(new Shuffler(random.seed()));
        }
        return new Schedule(order instanceof DiskOrder.Reverse ? new Reverser() : new PassThrough());
    }

    /** A trial is about to begin. After {@link Answer#ENOUGH} it must not. */
    public Answer begin(int trial) {
        hindered = false;
        order = 0;
        return strategy.begin(trial);
    }

    /** Whether a write of the open trial waits to be chosen. */
    public boolean holds(Content content) {
        return strategy.holds(content);
    }

    /**
     * Which write is next.
     *
     * @param pending in the order in which they came, at least one
     * @return its index
     */
    public int choose(List<Pending> pending) {
        outstanding = Math.max(outstanding, pending.size());
        int chosen = strategy.choose(pending);
        order = order * 0x9e3779b97f4a7c15L + hash(pending.get(chosen).key());
        return chosen;
    }

    private static long hash(String key) {
        long hash = 1;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    /** The disk had to go on without asking: the open trial's order is not the one that was wanted. */
    public void hinder() {
        hindered = true;
    }

    /**
     * The open trial is over.
     *
     * @param left writes that are completed now without having been chosen
     * @return whether its order is not the one that was wanted
     */
    public boolean end(int left) {
        outstanding = Math.max(outstanding, left);
        boolean followed = strategy.end(hindered, left);
        if (!followed) {
            diverged++;
        }
        if (orders.size() < MOST_TOLD_APART) {
            orders.add(order);
        }
        return !followed;
    }

    /** What was run so far. */
    public Summary summary() {
        return strategy.summary(new Summary(orders.size(), false, outstanding, 0, 0, diverged));
    }
}
