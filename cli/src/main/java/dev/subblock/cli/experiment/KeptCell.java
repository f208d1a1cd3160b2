package dev.subblock.cli.experiment;

import dev.subblock.analyzers.evidence.Evidence;
import dev.subblock.analyzers.evidence.EvidenceReader;
import dev.subblock.analyzers.evidence.ScenarioEvidence;
import dev.subblock.analyzers.explain.Explainer;
import dev.subblock.analyzers.explain.Explanation;
import dev.subblock.analyzers.explain.Subject;
import dev.subblock.analyzers.flight.FlightCheck;
import dev.subblock.analyzers.flight.FlightRule;
import dev.subblock.analyzers.trace.ScenarioTrace;
import dev.subblock.analyzers.trace.TrialChoice;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.run.CellFinder;
import dev.subblock.cli.run.Results;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;

/**
 * A cell of a run, with all that was kept of it.
 *
 * @param asked what the guest was asked for
 * @param trace what the disk saw of it, with the trials in which something was wrong
 */
public record KeptCell(Path run, Results.CellInfo cell, Asked asked, ScenarioEvidence evidence, Optional<ScenarioTrace> trace) {

    /** @throws CliException if the run did not keep it, or keeps it damaged */
    public static KeptCell read(Path run, Results.CellInfo cell) throws CliException, IOException {
        if (cell.boot() == null) {
            throw CliException.trouble(CellFinder.name(cell) + " was not run in a guest: nothing is kept of it");
        }
        Path boot = run.resolve(cell.boot()).normalize();
        if (!boot.startsWith(run.normalize()) || !Files.isRegularFile(boot.resolve("evidence.jsonl"))) {
            throw CliException.trouble("nothing is kept of " + CellFinder.name(cell) + ": " + boot + " has no evidence.jsonl");
        }
        List<Asked> all = Asked.read(boot);
        Asked asked = all.stream().filter(a -> a.scenario().equals(cell.scenario())).findFirst()
                .orElseThrow(() -> CliException.trouble(boot + " was not asked for " + cell.scenario()));
        Evidence told;
        try (InputStream in = Files.newInputStream(boot.resolve("evidence.jsonl"))) {
            told = EvidenceReader.read(in, all.stream().map(Asked::request).toList());
        } catch (IllegalArgumentException e) {
            throw CliException.trouble(boot.resolve(Asked.FILE) + " is damaged: " + e.getMessage());
        }
        Path trace = boot.resolve(BenchDisk.traceName(asked.parsed().blockSize()));
        Map<String, FlightRule> rules = FlightRules.of(List.of(asked.parsed()));
        SortedSet<Integer> wrong = told.of(cell.scenario()).orElseThrow().told();
        TrialChoice choice = (scenario, trial) -> scenario.equals(cell.scenario()) && wrong.contains(trial);
        List<ScenarioTrace> traces = Files.isRegularFile(trace) ? Observer.traces(List.of(trace), choice.following(rules.keySet())) : List.of();
        ScenarioEvidence evidence = FlightCheck.of(told, traces, rules).of(cell.scenario()).orElseThrow();
        return new KeptCell(run, cell, asked, evidence,
                traces.stream().filter(t -> t.scenario().equals(cell.scenario()) && t.run().equals(asked.run())).reduce((a, b) -> b));
    }

    /**
     * What happened in a trial of it.
     *
     * @param trial which; if empty, the one that shows best what the scenario is about
     * @return empty if nothing wrong is told of it
     */
    public Optional<Explanation> explain(OptionalInt trial) throws CliException {
        Optional<Explanation> found = Explainer.explain(subject(""), evidence, trace, trial);
        if (found.isEmpty()) {
            return found;
        }
        // Only now it is known which trial is to be replayed.
        return Explainer.explain(subject(again(found.get().trial())), evidence, trace, OptionalInt.of(found.get().trial()));
    }

    /** The command that shows it again. What was in flight no order of completions brings about, so that is not replayed. */
    private String again(int trial) {
        if (!Signature.of(evidence, trial).wrong().isEmpty()) {
            return "subblock replay " + run + " " + CellFinder.name(cell) + " --trial " + trial;
        }
        String what = cell.step() != null ? "reproduce --step " + cell.step() : cell.kernel().equals(Kernel.STOCK) ? "reproduce --stock" : "controls";
        return "subblock " + what + " --scenario " + cell.scenario();
    }

    private Subject subject(String replay) throws CliException {
        return new Subject(cell.kernel(), cell.order(), asked.text(), asked.parsed().geometry().state().word(), replay);
    }
}
