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
import dev.subblock.cli.run.Rerun;
import dev.subblock.cli.run.Results;
import dev.subblock.reproducer.scenario.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;

/**
 * A cell of a run, with all that was kept of it.
 *
 * @param rerun says how the run runs it again
 * @param asked what the guest was asked for
 * @param trace what the disk saw of it, with the trials in which something was wrong
 */
public record KeptCell(Rerun rerun, Results.CellInfo cell, Asked asked, ScenarioEvidence evidence, Optional<ScenarioTrace> trace) {

    /** @throws CliException if the run did not keep it, or keeps it damaged */
    public static KeptCell read(Rerun rerun, Results.CellInfo cell) throws CliException, IOException {
        return readAll(rerun, List.of(cell)).get(0);
    }

    /**
     * Cells of one boot: evidence and traces are read once, however many there are.
     *
     * @param cells at least one, all of the same boot
     * @return in the same order
     * @throws CliException if the run did not keep one of them, or keeps it damaged
     */
    public static List<KeptCell> readAll(Rerun rerun, List<Results.CellInfo> cells) throws CliException, IOException {
        Results.CellInfo first = cells.get(0);
        if (first.boot() == null) {
            throw CliException.trouble(CellFinder.name(first) + " was not run in a guest: nothing is kept of it");
        }
        Path boot = directory(rerun.run(), first.boot());
        if (!boot.startsWith(rerun.run().normalize()) || !Files.isRegularFile(boot.resolve("evidence.jsonl"))) {
            throw CliException.trouble("nothing is kept of " + CellFinder.name(first) + ": " + boot + " has no evidence.jsonl");
        }
        List<Asked> all = Asked.read(boot);
        Map<String, Asked> asked = new LinkedHashMap<>();
        for (Results.CellInfo cell : cells) {
            asked.put(cell.scenario(), all.stream().filter(a -> a.scenario().equals(cell.scenario())).findFirst()
                    .orElseThrow(() -> CliException.trouble(boot + " was not asked for " + cell.scenario())));
        }
        Evidence told;
        try (InputStream in = Files.newInputStream(boot.resolve("evidence.jsonl"))) {
            told = EvidenceReader.read(in, all.stream().map(Asked::request).toList());
        } catch (IllegalArgumentException e) {
            throw CliException.trouble(boot.resolve(Asked.FILE) + " is damaged: " + e.getMessage());
        }
        List<Scenario> scenarios = new ArrayList<>();
        Set<Path> files = new LinkedHashSet<>();
        Map<String, SortedSet<Integer>> wrong = new HashMap<>();
        for (Asked one : asked.values()) {
            Scenario parsed = one.parsed();
            scenarios.add(parsed);
            files.add(boot.resolve(BenchDisk.traceName(parsed.blockSize())));
            wrong.put(one.scenario(), told.of(one.scenario()).orElseThrow().told());
        }
        Map<String, FlightRule> rules = FlightRules.of(scenarios);
        TrialChoice choice = (scenario, trial) -> wrong.containsKey(scenario) && wrong.get(scenario).contains(trial);
        List<ScenarioTrace> traces = Observer.traces(files.stream().filter(Files::isRegularFile).toList(), choice.following(rules.keySet()));
        Evidence checked = FlightCheck.of(told, traces, rules);
        return cells.stream().map(c -> new KeptCell(rerun, c, asked.get(c.scenario()), checked.of(c.scenario()).orElseThrow(),
                traces.stream().filter(t -> t.scenario().equals(c.scenario()) && t.run().equals(asked.get(c.scenario()).run())).reduce((x, y) -> y))).toList();
    }

    private static Path directory(Path run, String boot) throws CliException {
        try {
            return run.resolve(boot).normalize();
        } catch (InvalidPathException e) {
            throw CliException.trouble(run + " is damaged: it names a boot that can be no directory");
        }
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
        return Signature.of(evidence, trial).wrong().isEmpty() ? rerun.reproduce(cell) : rerun.replay(cell) + " --trial " + trial;
    }

    private Subject subject(String replay) throws CliException {
        return new Subject(cell.kernel(), cell.order(), asked.text(), asked.parsed().geometry().state().word(), replay);
    }
}
