package dev.subblock.lab.order;

import java.util.List;

/** What one {@link DiskOrder} does in the trials of one scenario. */
interface Strategy {

    /** A trial is about to begin. */
    Schedule.Answer begin(int trial);

    /** Whether a write waits to be chosen. */
    boolean holds(Content content);

    /** Which of these, in the order in which they came, is next. */
    int choose(List<Pending> outstanding);

    /**
     * The trial is over.
     *
     * @param hindered whether the disk could not leave the choice to us
     * @param left writes that were never chosen
     * @return whether the order was as wanted
     */
    boolean end(boolean hindered, int left);

    /** What is to be said at the end; {@code counted} is what holds for any strategy. */
    default Schedule.Summary summary(Schedule.Summary counted) {
        return counted;
    }
}
