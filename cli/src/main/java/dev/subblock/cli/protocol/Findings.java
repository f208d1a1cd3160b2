package dev.subblock.cli.protocol;

import dev.subblock.analyzers.protocol.ControlSeen;
import dev.subblock.analyzers.protocol.KernelSeen;
import dev.subblock.analyzers.protocol.ProtocolVerdict;
import dev.subblock.analyzers.verdict.Verdict;
import dev.subblock.cli.experiment.Subject;
import dev.subblock.patches.base.Lack;
import dev.subblock.reproducer.kind.Impossible;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that a run learnt.
 *
 * @param steps those of the series that were looked at, in their order
 * @param others the base as it came, if it is none of them, and the controls
 * @param repeats how many times each kind was written
 */
record Findings(Subject subject, List<KernelSeen> steps, List<KernelSeen> others, List<ControlSeen> controls, List<ProtocolVerdict> verdicts, int repeats) {

    /** DAX is a route of its own; a combination that nobody can ask for here, with the reason. */
    private static final String DAX = "A guest's disk has no DAX, and its kernel none built in: that route is not to be had.";

    Findings {
        steps = List.copyOf(steps);
        others = List.copyOf(others);
        controls = List.copyOf(controls);
        verdicts = List.copyOf(verdicts);
    }

    /** All kernels, those outside the series first. */
    List<KernelSeen> kernels() {
        return Stream.concat(others.stream(), steps.stream()).toList();
    }

    /** What the base can't be asked for or can't tell, with its reason, a line each. */
    List<String> notHad() {
        List<String> said = new ArrayList<>();
        for (Lack lack : subject.origin().base().lacks()) {
            String what = Stream.concat(lack.kinds().stream(), lack.events().stream()).collect(Collectors.joining(", "));
            if (!what.isEmpty()) {
                said.add("no " + what + ": " + lack.reason());
            }
        }
        return said;
    }

    Verdict verdict() {
        Verdict judged = verdicts.isEmpty() ? Verdict.INCONCLUSIVE : Verdict.merge(verdicts.stream().map(ProtocolVerdict::verdict).toList());
        return doubtful().isEmpty() ? judged : judged.merge(Verdict.INCONCLUSIVE);
    }

    /** Kernels that can't tell of something, or complained of it: what they did is not all that is to be known. */
    private List<String> doubtful() {
        return kernels().stream().filter(k -> !k.lacks().isEmpty() || !k.console().isEmpty()).map(KernelSeen::kernel).toList();
    }

    String reason() {
        long holding = verdicts.stream().filter(v -> v.verdict() == Verdict.PASS).count();
        String claims = verdicts.isEmpty() ? "the series says nothing about it" : holding == verdicts.size() ? "all " + holding + " claims hold"
                : holding + " of " + verdicts.size() + " claims hold";
        return doubtful().isEmpty() ? claims : claims + "; complaints, or something that can't be seen, on " + String.join(", ", doubtful());
    }

    ProtocolResults results() {
        List<ProtocolResults.Changed> changes = new ArrayList<>();
        for (int i = 1; i < steps.size(); i++) {
            changes.addAll(ProtocolResults.changed(steps.get(i - 1), steps.get(i)));
        }
        List<String> excluded = new ArrayList<>(Impossible.RULES.stream().map(Impossible::reason).toList());
        excluded.add(DAX);
        excluded.addAll(notHad());
        return new ProtocolResults(ProtocolResults.SCHEMA, verdict().word(), verdict().exitCode(), reason(),
                new ProtocolResults.Named(subject.base().base(), subject.base().version()),
                new ProtocolResults.Named(subject.series().name(), subject.series().version()), repeats, excluded,
                ProtocolResults.looked(kernels()), ProtocolResults.rows(kernels()), ProtocolResults.sequences(kernels()), changes,
                ProtocolResults.controls(controls), ProtocolResults.claimed(verdicts));
    }
}
