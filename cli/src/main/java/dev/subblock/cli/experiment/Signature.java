package dev.subblock.cli.experiment;

import dev.subblock.analyzers.evidence.ScenarioEvidence;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was wrong in a trial, apart from which run and trial it was: equal for two trials in which the same bytes
 * were wrong in the same way.
 *
 * @param wrong a line for each; empty for a trial that was clean
 */
record Signature(Set<String> wrong) {
    Signature {
        wrong = Set.copyOf(wrong);
    }

    static Signature of(ScenarioEvidence evidence, int trial) {
        Set<String> wrong = new TreeSet<>();
        evidence.miscompares().stream().filter(m -> m.trial() == trial)
                .forEach(m -> wrong.add(m.read() + " " + m.block() + " " + m.from() + " " + m.to() + " " + m.expected() + ": " + m.seen()));
        evidence.badResults().stream().filter(b -> b.trial() == trial)
                .forEach(b -> wrong.add("result of " + b.write() + " " + b.expected() + ": " + b.result()));
        evidence.badSizes().stream().filter(b -> b.trial() == trial)
                .forEach(b -> wrong.add("size " + b.read() + " " + b.expected() + ": " + b.seen()));
        return new Signature(wrong);
    }
}
