package dev.subblock.lab.order;

import java.util.List;

/** The last that came is the first that lands. */
final class Reverser implements Strategy {

    @Override
    public Schedule.Answer begin(int trial) {
        return Schedule.Answer.GO;
    }

    @Override
    public boolean holds(Content content) {
        return true;
    }

    @Override
    public int choose(List<Pending> outstanding) {
        return outstanding.size() - 1;
    }

    @Override
    public boolean end(boolean hindered, int left) {
        return !hindered;
    }
}
