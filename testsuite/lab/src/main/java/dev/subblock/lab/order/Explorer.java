package dev.subblock.lab.order;

import java.util.List;

/** Every order, as far as a bound allows; then samples. */
final class Explorer implements Strategy {

    /**
     * Trials per order of the bound: retries and trials that turn out to repeat an order count too, or a
     * scenario of many independent writes would go on for ever.
     */
    private static final int TRIALS_PER_ORDER = 4;
    /** So many samples in a row that could not be taken as wanted: those to come can't either. */
    private static final int HOPELESS = 4;

    private final int bound;
    private final int samples;
    private final Exploration exploration = new Exploration();
    private final Shuffler shuffler;
    private boolean sampling;
    private long trials;
    private int sampled;
    private int hopeless;
    private boolean unordered;

    Explorer(int bound, int samples, long seed) {
        this.bound = bound;
        this.samples = samples;
        this.shuffler = new Shuffler(seed);
    }

    @Override
    public Schedule.Answer begin(int trial) {
        boolean over = exploration.over();
        if (over && exploration.complete()) {
            return Schedule.Answer.ENOUGH;
        }
        sampling = over || exploration.orders() >= bound || trials >= (long) bound * TRIALS_PER_ORDER;
        if (sampling) {
            if (sampled >= samples || hopeless >= HOPELESS) {
                return Schedule.Answer.ENOUGH;
            }
            shuffler.begin(trial);
            return Schedule.Answer.SAMPLE;
        }
        exploration.begin();
        return Schedule.Answer.GO;
    }

    @Override
    public boolean holds(Content content) {
        return content.ordered();
    }

    @Override
    public int choose(List<Pending> outstanding) {
        return sampling ? shuffler.choose(outstanding) : exploration.choose(outstanding);
    }

    @Override
    public boolean end(boolean hindered, int left) {
        if (sampling) {
            sampled++;
            hopeless = hindered ? hopeless + 1 : 0;
            return !hindered;
        }
        trials++;
        // What nobody chose landed as it came: other orders of it were not run.
        unordered |= left > 0;
        return exploration.end(hindered);
    }

    @Override
    public Schedule.Summary summary(Schedule.Summary counted) {
        boolean exhausted = exploration.over() && exploration.complete() && !unordered;
        return new Schedule.Summary(exploration.orders(), exhausted, counted.outstanding(), bound, sampled, counted.diverged());
    }
}
