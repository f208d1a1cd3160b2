package dev.subblock.lab.order;

import java.util.List;
import java.util.SplittableRandom;

/** Any of those that are held, with equal chances. A trial's choices depend on the seed and its number alone. */
final class Shuffler implements Strategy {

    private final long seed;
    private SplittableRandom random;

    Shuffler(long seed) {
        this.seed = seed;
    }

    @Override
    public Schedule.Answer begin(int trial) {
        // Seeds that differ by one give unrelated sequences; trials of neighbouring seeds must not be the same.
        random = new SplittableRandom(new SplittableRandom(seed).nextLong() + trial);
        return Schedule.Answer.GO;
    }

    @Override
    public boolean holds(Content content) {
        return true;
    }

    @Override
    public int choose(List<Pending> outstanding) {
        return random.nextInt(outstanding.size());
    }

    @Override
    public boolean end(boolean hindered, int left) {
        return !hindered;
    }
}
