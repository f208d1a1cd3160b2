package dev.subblock.analyzers.verdict;

import dev.subblock.analyzers.console.ConsoleFinding;
import dev.subblock.analyzers.console.GuestVerdict;
import dev.subblock.analyzers.evidence.Evidence;
import dev.subblock.analyzers.evidence.ScenarioEvidence;
import dev.subblock.analyzers.finding.Finding;
import dev.subblock.analyzers.finding.Findings;
import dev.subblock.analyzers.trace.ScenarioTrace;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Everything that one boot of one kernel under one disk order left behind.
 *
 * @param kernel its id, e.g. {@code step-8} or {@code stock}
 * @param step how many patches of the series it has; empty for a kernel outside the series
 * @param order disk order of the boot, e.g. {@code fifo}
 * @param evidence what the agent reported
 * @param traces what the disks saw of the scenarios, of all disks of the boot together; empty where they kept no trace
 *     (then nothing is known of orders), otherwise each scenario needs one
 * @param end how the guest ended
 * @param console what the console says
 * @param repair what {@code xfs_repair -n} says
 * @param trouble what of ours broke under this boot (the disk's server, a full disk), if anything did:
 *     then nothing of the boot is evidence
 */
public record Observation(String kernel, OptionalInt step, String order, Evidence evidence, List<ScenarioTrace> traces,
        GuestVerdict end, List<ConsoleFinding> console, Repair repair, Optional<String> trouble) {

    public Observation {
        Objects.requireNonNull(kernel, "kernel is null");
        Objects.requireNonNull(order, "order is null");
        Objects.requireNonNull(evidence, "evidence is null");
        Objects.requireNonNull(end, "end is null");
        Objects.requireNonNull(repair, "repair is null");
        traces = List.copyOf(traces);
        console = List.copyOf(console);
    }

    /** What the disk saw of a scenario; of one that ran more than once, the last. */
    public Optional<ScenarioTrace> trace(String scenario) {
        return traces.stream().filter(t -> t.scenario().equals(scenario)).reduce((a, b) -> b);
    }

    /** What went wrong in a scenario, with what the disk saw of it. */
    public List<Finding> findings(ScenarioEvidence scenario) {
        return Findings.of(scenario, trace(scenario.scenario()));
    }
}
