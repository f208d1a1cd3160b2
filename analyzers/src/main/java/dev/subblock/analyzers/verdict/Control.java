package dev.subblock.analyzers.verdict;

import dev.subblock.analyzers.evidence.ScenarioEvidence;
import dev.subblock.analyzers.trace.Exploration;
import java.util.Optional;

/**
 * A scenario that was seen to fail.
 *
 * @param kernel id of the kernel on which it did
 * @param evidence of it there
 * @param exploration how far the disk came with the orders there, if it says so
 */
record Control(String kernel, ScenarioEvidence evidence, Optional<Exploration> exploration) {
    /** As a sentence names it. */
    String words() {
        return kernel.startsWith("step-") ? "the control" : "the control " + kernel;
    }

    /** The trials whose rate of corruption says how often a random order would show the bug. */
    int sample() {
        return samples() ? evidence.sampled() : evidence.trials();
    }

    /** How many of {@link #sample()} were corrupt for sure in the order that was wanted: those that went another way may be any of them. */
    int corruptSample() {
        int corrupt = samples() ? evidence.sampledCorrupt() : evidence.corrupt();
        return exhausted() ? corrupt : Math.max(0, corrupt - Coverage.astray(exploration));
    }

    private boolean exhausted() {
        return exploration.map(Exploration::exhausted).orElse(false);
    }

    /** A search that was not exhausted went through neighbouring orders first: only what was drawn behind that is random. */
    private boolean samples() {
        return exploration.map(e -> e.search() && !e.exhausted()).orElse(false);
    }
}
