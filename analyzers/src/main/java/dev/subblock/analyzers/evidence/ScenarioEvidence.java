package dev.subblock.analyzers.evidence;

import dev.subblock.reproducer.evidence.Event;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The evidence of one requested scenario in one boot.
 *
 * @param scenario its name, as requested
 * @param raceClass as the guest named it, e.g. {@code R1}; empty if the scenario never began
 * @param run the token, as requested
 * @param unpromised why nobody promises its outcome, as requested
 * @param blockSize block size of the file system, in bytes; 0 if the scenario never began
 * @param trials trials that were run; 0 without a scenario-end
 * @param corrupt trials with at least one miscompare, bad result or bad size; 0 without a scenario-end
 * @param sampled the part of the trials, the last ones, whose order was a random sample after the exploration hit its bound
 * @param sampledCorrupt how many of these were corrupt
 * @param writes writes over all trials; 0 without a scenario-end
 * @param miscompares in the order of the lines; capped by the guest at a number of corrupt trials
 * @param badResults writes that did not return what they had to
 * @param badSizes files whose size was wrong
 * @param described the writes of the trials in which something was wrong
 * @param flights trials of which the disk saw that their writes were not in flight as the scenario asks; empty until the disk's
 *     trace was looked at
 * @param complete whether a scenario-end was seen
 * @param timings of the scenario in the guest
 * @param defects why this evidence can't be used, one sentence each; empty if it can
 */
public record ScenarioEvidence(String scenario, String raceClass, String run, Optional<String> unpromised, int blockSize,
        int trials, int corrupt, int sampled, int sampledCorrupt, int writes, List<Event.Miscompare> miscompares,
        List<Event.BadResult> badResults, List<Event.BadSize> badSizes, List<Event.Write> described,
        List<WrongFlight> flights, boolean complete,
        Timings timings, List<String> defects) {

    public ScenarioEvidence {
        miscompares = List.copyOf(miscompares);
        badResults = List.copyOf(badResults);
        badSizes = List.copyOf(badSizes);
        described = List.copyOf(described);
        flights = List.copyOf(flights);
        defects = List.copyOf(defects);
    }

    /** Whether a verdict of pass or fail may rest on this. */
    public boolean usable() {
        return complete && defects.isEmpty();
    }

    /** The trials of which something wrong is told, from 0, in order: the first is the first that was corrupt at all. */
    public SortedSet<Integer> told() {
        SortedSet<Integer> told = new TreeSet<>();
        miscompares.forEach(m -> told.add(m.trial()));
        badResults.forEach(b -> told.add(b.trial()));
        badSizes.forEach(b -> told.add(b.trial()));
        flights.forEach(f -> told.add(f.trial()));
        return told;
    }

    /**
     * The same with what the disk saw of the writes in flight. Those trials count as corrupt too; where the guest did not tell of
     * all that were, at least so many are as were told of, or as it counted.
     */
    public ScenarioEvidence flown(List<WrongFlight> wrong) {
        Set<Integer> all = new TreeSet<>(told());
        long sampledTold = all.stream().filter(t -> t >= trials - sampled).count();
        boolean allTold = all.size() == corrupt && sampledTold == sampledCorrupt;
        wrong.forEach(w -> all.add(w.trial()));
        int both = (int) all.stream().filter(t -> t >= trials - sampled).count();
        return new ScenarioEvidence(scenario, raceClass, run, unpromised, blockSize, trials, allTold ? all.size() : Math.max(corrupt, all.size()),
                sampled, allTold ? both : Math.max(sampledCorrupt, both), writes, miscompares, badResults, badSizes, described, wrong, complete,
                timings, defects);
    }

    /** Whether the base is known to fail it, as what it is made to show; anything else that is wrong with it is not known. */
    public boolean known() {
        return unpromised.filter(u -> u.startsWith(Request.KNOWN)).isPresent();
    }

    /** What a trial that counts as corrupt is called. */
    public String wrong() {
        return miscompares.isEmpty() && badResults.isEmpty() && badSizes.isEmpty() && !flights.isEmpty() ? "wrong" : "corrupt";
    }

    /** The writes of one trial, in order of their numbers, if it is one of those that are told. */
    public List<Event.Write> writes(int trial) {
        return described.stream().filter(w -> w.trial() == trial).sorted((a, b) -> Integer.compare(a.write(), b.write())).toList();
    }
}
