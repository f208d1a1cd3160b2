package dev.subblock.cli.experiment;

import dev.subblock.analyzers.console.ConsoleAnalyzer;
import dev.subblock.analyzers.console.ConsoleFinding;
import dev.subblock.analyzers.console.ConsoleReport;
import dev.subblock.analyzers.console.GuestEndJudge;
import dev.subblock.analyzers.console.GuestFacts;
import dev.subblock.analyzers.evidence.Evidence;
import dev.subblock.analyzers.evidence.EvidenceReader;
import dev.subblock.analyzers.flight.FlightCheck;
import dev.subblock.analyzers.flight.FlightRule;
import dev.subblock.analyzers.trace.ScenarioTrace;
import dev.subblock.analyzers.trace.Trace;
import dev.subblock.analyzers.trace.TraceReader;
import dev.subblock.analyzers.trace.TrialChoice;
import dev.subblock.analyzers.verdict.Observation;
import dev.subblock.cli.exit.CliException;
import dev.subblock.reproducer.scenario.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads what a guest that is over left behind in its directory: evidence, traces, console, and what was found on its disks. */
final class Observer {

    /** What a kernel says, rightly, of a disk that was told to fail; by the ids of the console's patterns. */
    private static final Set<String> OF_A_FAILING_DISK =
            Set.of("block-io-error", "writeback-error", "xfs-log-error", "xfs-metadata-io", "xfs-shutdown");

    private Observer() {}

    /**
     * Reads a guest's directory, live or kept.
     *
     * @param directory with all that it said, its {@link Asked}, {@link Facts} and {@link Checked}
     * @param elsewhere scenarios on which another guest is the last word
     * @throws CliException if something of it is not there or damaged
     */
    static GuestRun read(Kernel kernel, Path directory, List<String> elsewhere) throws CliException, IOException {
        List<Asked> asked = Asked.read(directory);
        Facts facts = KeptFile.read(directory.resolve(Facts.FILE), Facts.class);
        Checked checked = KeptFile.read(directory.resolve(Checked.FILE), Checked.class);
        Evidence told;
        try (InputStream in = Files.newInputStream(directory.resolve("evidence.jsonl"))) {
            told = EvidenceReader.read(in, asked.stream().map(Asked::request).toList());
        }
        ConsoleReport console;
        try (InputStream in = Files.newInputStream(directory.resolve("console.log"))) {
            console = new ConsoleAnalyzer(kernel.knownLines()).analyze(in);
        }
        GuestFacts ended = new GuestFacts(told.hello().isPresent(), told.bye().isPresent(), facts.status(), facts.late());
        List<Scenario> scenarios = new ArrayList<>();
        for (Asked one : asked) {
            scenarios.add(one.parsed());
        }
        Map<String, FlightRule> rules = FlightRules.of(scenarios);
        List<ScenarioTrace> traces = traces(traceFiles(directory, asked), TrialChoice.told(told).following(rules.keySet()));
        Evidence evidence = FlightCheck.of(told, traces, rules);
        Observation seen = new Observation(kernel.id(), kernel.step(), checked.order(), without(evidence, elsewhere), traces,
                GuestEndJudge.judge(console, ended), complaints(console, asked), checked.repair(), checked.troubles());
        return new GuestRun(seen, checked.trials(), checked.caughtAfter(), checked.times(), directory, elsewhere);
    }

    /** Whether a guest said, at last, that it had unmounted its disks. */
    static boolean saidBye(Path file, List<Errand> asked) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return EvidenceReader.read(in, asked.stream().map(Errand::request).toList()).bye().isPresent();
        }
    }

    private static List<ConsoleFinding> complaints(ConsoleReport console, List<Asked> asked) throws CliException {
        boolean provoked = false;
        for (Asked one : asked) {
            provoked |= one.parsed().needsFaults();
        }
        boolean failing = provoked;
        return console.findings().stream().filter(f -> !failing || !OF_A_FAILING_DISK.contains(f.id())).toList();
    }

    private static List<Path> traceFiles(Path directory, List<Asked> asked) throws CliException {
        SortedSet<Integer> sizes = new TreeSet<>();
        for (Asked one : asked) {
            sizes.add(one.parsed().blockSize());
        }
        return sizes.stream().map(size -> directory.resolve(BenchDisk.traceName(size))).toList();
    }

    /** What the disks of a boot saw of all scenarios. */
    static List<ScenarioTrace> traces(List<Path> files, TrialChoice choice) throws IOException {
        List<ScenarioTrace> all = new ArrayList<>();
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                Trace trace = TraceReader.read(in, choice);
                all.addAll(trace.scenarios());
            }
        }
        return all;
    }

    /** The same without some of its scenarios. */
    private static Evidence without(Evidence all, List<String> names) {
        return new Evidence(all.hello(), all.firstIo(), all.bye(), all.scenarios().stream().filter(e -> !names.contains(e.scenario())).toList(),
                all.troubles(), all.defects());
    }
}
