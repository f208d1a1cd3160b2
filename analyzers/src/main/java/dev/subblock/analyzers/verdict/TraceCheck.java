package dev.subblock.analyzers.verdict;

import dev.subblock.analyzers.evidence.ScenarioEvidence;
import dev.subblock.analyzers.trace.Exploration;
import dev.subblock.analyzers.trace.ScenarioTrace;
import java.util.Optional;

/** Holds what the guest told against what the disk saw: two witnesses who can't have agreed on a lie. */
final class TraceCheck {
    private TraceCheck() {}

    /** Why the evidence can't be used: its own first defect, or the first thing in which the disk contradicts it. */
    static Optional<String> defect(Observation seen, ScenarioEvidence evidence) {
        if (!evidence.usable()) {
            return Optional.of(evidence.defects().stream().findFirst().orElse("it did not end"));
        }
        if (seen.traces().isEmpty()) {
            return Optional.empty();
        }
        Optional<ScenarioTrace> trace = seen.trace(evidence.scenario());
        return trace.isEmpty() ? Optional.of("the disk saw nothing of it") : defect(evidence, trace.get());
    }

    private static Optional<String> defect(ScenarioEvidence evidence, ScenarioTrace trace) {
        if (!trace.defects().isEmpty()) {
            return Optional.of("the disk's trace is damaged: " + trace.defects().get(0));
        }
        if (!trace.run().equals(evidence.run())) {
            return Optional.of("the disk saw another run of it, " + trace.run());
        }
        if (trace.begun() != evidence.trials()) {
            return Optional.of("the guest tells of " + evidence.trials() + " trials and " + trace.begun() + " began on the disk");
        }
        if (trace.sampled() != evidence.sampled()) {
            return Optional.of("the guest tells of " + evidence.sampled() + " random samples and " + trace.sampled() + " began on the disk");
        }
        return Optional.empty();
    }

    /** How far the disk came with the orders of a scenario, if it says so. */
    static Optional<Exploration> exploration(Observation seen, ScenarioEvidence evidence) {
        return seen.trace(evidence.scenario()).flatMap(ScenarioTrace::exploration);
    }
}
