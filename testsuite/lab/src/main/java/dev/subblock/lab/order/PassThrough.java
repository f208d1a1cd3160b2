package dev.subblock.lab.order;

import java.util.List;

/** Nothing waits. */
final class PassThrough implements Strategy {

    @Override
    public Schedule.Answer begin(int trial) {
        return Schedule.Answer.GO;
    }

    @Override
    public boolean holds(Content content) {
        return false;
    }

    @Override
    public int choose(List<Pending> outstanding) {
        return 0;
    }

    @Override
    public boolean end(boolean hindered, int left) {
        return !hindered;
    }
}
