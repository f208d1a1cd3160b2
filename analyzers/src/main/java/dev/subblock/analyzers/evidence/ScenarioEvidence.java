package dev.subblock.analyzers.evidence;

import dev.subblock.reproducer.evidence.Event;
import java.util.List;

/**
 * The evidence of one requested scenario in one boot.
 *
 * @param scenario its name, as requested
 * @param raceClass as the guest named it, e.g. {@code R1}; empty if the scenario never began
 * @param run the token, as requested
 * @param blockSize block size of the file system, in bytes; 0 if the scenario never began
 * @param trials trials that were run; 0 without a scenario-end
 * @param corrupt trials with at least one miscompare; 0 without a scenario-end
 * @param writes writes over all trials; 0 without a scenario-end
 * @param miscompares in the order of the lines; capped by the guest at a number of corrupt trials
 * @param badResults writes that did not return their length
 * @param described the writes of the trials in which something was wrong
 * @param complete whether a scenario-end was seen
 * @param millis wall-clock time of the scenario in the guest
 * @param defects why this evidence can't be used, one sentence each; empty if it can
 */
public record ScenarioEvidence(String scenario, String raceClass, String run, int blockSize, int trials,
        int corrupt, int writes, List<Event.Miscompare> miscompares, List<Event.BadResult> badResults,
        List<Event.Write> described, boolean complete, long millis, List<String> defects) {

    public ScenarioEvidence {
        miscompares = List.copyOf(miscompares);
        badResults = List.copyOf(badResults);
        described = List.copyOf(described);
        defects = List.copyOf(defects);
    }

    /** Whether a verdict of pass or fail may rest on this. */
    public boolean usable() {
        return complete && defects.isEmpty();
    }
}
