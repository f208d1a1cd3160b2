package dev.subblock.analyzers.trace;

import java.util.List;
import java.util.Optional;

/**
 * One scenario on the disk.
 *
 * @param run the token it was begun with
 * @param scenario its name
 * @param order disk order in its text form
 * @param begun trials that began
 * @param sampled how many of them as a random sample
 * @param diverged how many of them could not follow the order that was wanted
 * @param exploration what the disk said at its end; empty if it was not over
 * @param damage what {@code xfs_repair -n} found after a power cut, a line for each trial with any
 * @param trials those that were asked for, in order
 * @param flights which writes were in flight together in each trial, in order; empty where that was not asked for
 * @param defects what is wrong with the lines, one sentence each; empty if nothing is
 */
public record ScenarioTrace(String run, String scenario, String order, int begun, int sampled, int diverged,
        Optional<Exploration> exploration, List<String> damage, List<TrialTrace> trials,
        List<Flight> flights, List<String> defects) {
    public ScenarioTrace {
        damage = List.copyOf(damage);
        trials = List.copyOf(trials);
        flights = List.copyOf(flights);
        defects = List.copyOf(defects);
    }

    /** The trial of that number, if it was asked for and began. */
    public Optional<TrialTrace> trial(int number) {
        return trials.stream().filter(t -> t.trial() == number).findFirst();
    }
}
