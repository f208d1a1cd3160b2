package dev.subblock.analyzers.trace;

import dev.subblock.analyzers.evidence.Evidence;
import dev.subblock.analyzers.evidence.ScenarioEvidence;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which trials of a trace are kept request by request; of all others only their number is. */
@FunctionalInterface
public interface TrialChoice {
    /** Whether that trial is to be kept. */
    boolean wants(String scenario, int trial);

    /** None: what a disk says of its orders only. */
    static TrialChoice none() {
        return (scenario, trial) -> false;
    }

    /** One trial. */
    static TrialChoice only(String scenario, int trial) {
        return (s, t) -> t == trial && s.equals(scenario);
    }

    /** Those of which the guest told that something was wrong. */
    static TrialChoice told(Evidence evidence) {
        var told = evidence.scenarios().stream().collect(Collectors.toMap(ScenarioEvidence::scenario,
                (Function<ScenarioEvidence, Set<Integer>>) ScenarioEvidence::told));
        return (scenario, trial) -> told.getOrDefault(scenario, Set.of()).contains(trial);
    }
}
