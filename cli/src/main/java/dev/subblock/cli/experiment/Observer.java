package dev.subblock.cli.experiment;

import dev.subblock.analyzers.console.ConsoleAnalyzer;
import dev.subblock.analyzers.console.ConsoleFinding;
import dev.subblock.analyzers.console.ConsoleReport;
import dev.subblock.analyzers.console.GuestEndJudge;
import dev.subblock.analyzers.evidence.Evidence;
import dev.subblock.analyzers.evidence.EvidenceReader;
import dev.subblock.analyzers.trace.ScenarioTrace;
import dev.subblock.analyzers.trace.Trace;
import dev.subblock.analyzers.trace.TraceReader;
import dev.subblock.analyzers.trace.TrialChoice;
import dev.subblock.analyzers.verdict.Observation;
import dev.subblock.analyzers.verdict.Repair;
import dev.subblock.lab.LabException;
import dev.subblock.lab.command.Commands;
import dev.subblock.lab.order.DiskOrder;
import dev.subblock.lab.vm.GuestFacts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Collects what a guest that is over left behind: evidence, traces, console, and what is found on its disks. */
final class Observer {

    /** What a kernel says, rightly, of a disk that was told to fail; by the ids of the console's patterns. */
    private static final Set<String> OF_A_FAILING_DISK =
            Set.of("block-io-error", "writeback-error", "xfs-log-error", "xfs-metadata-io", "xfs-shutdown");

    private final Commands commands;

    Observer(Commands commands) {
        this.commands = commands;
    }

    /** @param disks closed, or their traces are not whole */
    Observation observe(Kernel kernel, DiskOrder order, GuestFacts facts, List<Errand> asked, BenchDisks disks)
            throws LabException, IOException, InterruptedException {
        Evidence evidence;
        try (InputStream in = Files.newInputStream(facts.evidence())) {
            evidence = EvidenceReader.read(in, asked.stream().map(Errand::request).toList());
        }
        ConsoleReport console;
        try (InputStream in = Files.newInputStream(facts.console())) {
            console = new ConsoleAnalyzer(kernel.knownLines()).analyze(in);
        }
        var hostFacts = new dev.subblock.analyzers.console.GuestFacts(evidence.hello().isPresent(), evidence.bye().isPresent(),
                facts.qemuStatus(), facts.deadlineHit() ? Optional.of(facts.phase().name().toLowerCase(Locale.ROOT)) : Optional.empty());
        List<ScenarioTrace> traces = traces(disks.all().stream().map(BenchDisk::trace).toList(), TrialChoice.told(evidence));
        return new Observation(kernel.id(), kernel.step(), order.text(), evidence, traces, GuestEndJudge.judge(console, hostFacts),
                complaints(console, asked), check(disks, evidence.bye().isPresent()), disks.failure());
    }

    private static List<ConsoleFinding> complaints(ConsoleReport console, List<Errand> asked) {
        boolean provoked = asked.stream().anyMatch(Errand::provokes);
        return console.findings().stream().filter(f -> !provoked || !OF_A_FAILING_DISK.contains(f.id())).toList();
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

    private Repair check(BenchDisks disks, boolean unmounted) throws LabException, IOException, InterruptedException {
        if (!unmounted) {
            return Repair.notRun("the guest did not unmount its disks");
        }
        List<String> damage = new ArrayList<>();
        for (BenchDisk disk : disks.all()) {
            List<String> found = disk.check(commands);
            if (!found.isEmpty()) {
                damage.add(disk.image().file().getFileName() + ": " + String.join("; ", found));
            }
        }
        return damage.isEmpty() ? Repair.clean() : Repair.dirty(String.join("\n", damage));
    }

    /** The same without some of its scenarios, on which another guest is the last word. */
    static Observation without(Observation seen, List<Errand> errands) {
        List<String> names = errands.stream().map(Errand::name).toList();
        Evidence all = seen.evidence();
        Evidence rest = new Evidence(all.hello(), all.firstIo(), all.bye(),
                all.scenarios().stream().filter(e -> !names.contains(e.scenario())).toList(), all.troubles(), all.defects());
        return new Observation(seen.kernel(), seen.step(), seen.order(), rest, seen.traces(), seen.end(), seen.console(), seen.repair(), seen.trouble());
    }
}
