package dev.subblock.lab.order;

import java.util.List;

/** As recorded: trial by trial in turn, from the first again behind the last. */
final class Replayer implements Strategy {

    private final Recorded recorded;
    private List<String> wanted = List.of();
    private int next;
    private boolean followed;

    Replayer(Recorded recorded) {
        this.recorded = recorded;
    }

    @Override
    public Schedule.Answer begin(int trial) {
        wanted = recorded.trials().get(trial % recorded.trials().size()).keys();
        next = 0;
        followed = true;
        return Schedule.Answer.GO;
    }

    @Override
    public boolean holds(Content content) {
        return content.ordered();
    }

    @Override
    public int choose(List<Pending> outstanding) {
        for (int i = next; i < wanted.size(); i++) {
            for (int j = 0; j < outstanding.size(); j++) {
                if (outstanding.get(j).key().equals(wanted.get(i))) {
                    // What was skipped is not there: it may come later, and is then as good as unnamed.
                    followed &= i == next;
                    next = i + 1;
                    return j;
                }
            }
        }
        followed = false;
        return 0;
    }

    @Override
    public boolean end(boolean hindered, int left) {
        // Those still held are completed as they came: right, if the recording ends with just them.
        return followed && !hindered && wanted.size() - next <= left;
    }
}
