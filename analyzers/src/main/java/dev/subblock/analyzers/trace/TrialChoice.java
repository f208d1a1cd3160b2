package dev.subblock.analyzers.trace;

import dev.subblock.analyzers.evidence.Evidence;
import dev.subblock.analyzers.evidence.ScenarioEvidence;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which trials of a trace are kept request by request; of all others only their number is. */
@FunctionalInterface
public interface TrialChoice {
    /** Trials of a followed scenario that are kept: more than are told of, so that a later one can be shown as well. */
    int SHOWN = 256;

    /** Whether that trial is to be kept. */
    boolean wants(String scenario, int trial);

    /** Whether of all trials of that scenario it is to be told which writes were in flight together. */
    default boolean follows(String scenario) {
        return false;
    }

    /** The same, with those scenarios followed; of each the first trials are kept too, so that there is something to show. */
    default TrialChoice following(Set<String> scenarios) {
        TrialChoice these = this;
        return new TrialChoice() {
            @Override
            public boolean wants(String scenario, int trial) {
                return these.wants(scenario, trial) || trial < SHOWN && follows(scenario);
            }

            @Override
            public boolean follows(String scenario) {
                return scenarios.contains(scenario);
            }
        };
    }

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
