package dev.subblock.cli.experiment;

import dev.subblock.analyzers.console.GuestEnd;
import dev.subblock.analyzers.console.GuestVerdict;
import dev.subblock.analyzers.evidence.Evidence;
import dev.subblock.analyzers.evidence.EvidenceReader;
import dev.subblock.analyzers.evidence.Request;
import dev.subblock.analyzers.finding.Findings;
import dev.subblock.analyzers.statistics.CleanBound;
import dev.subblock.analyzers.verdict.Cell;
import dev.subblock.analyzers.verdict.Judge;
import dev.subblock.analyzers.verdict.Observation;
import dev.subblock.analyzers.verdict.Repair;
import dev.subblock.analyzers.verdict.Verdict;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.exit.ExitCode;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.cli.run.RunDirectory;
import dev.subblock.reproducer.evidence.EvidenceWriter;
import dev.subblock.reproducer.host.LocalRun;
import dev.subblock.reproducer.scenario.Scenario;
import dev.subblock.reproducer.trial.SystemTicker;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Scenarios in a directory of a file system that is mounted on this machine: this machine's kernel is looked at. */
public final class HostTrial {

    private HostTrial() {}

    /** Runs those that fit the file system and this machine, prints what came out, and returns its verdict. */
    public static Verdict run(Workplace workplace, Path directory, List<Scenario> scenarios, int trials) throws CliException, IOException {
        if (!Files.isDirectory(directory)) {
            throw CliException.usage("--dir " + directory + ": no such directory");
        }
        long blockSize = LocalRun.blockSize(directory);
        // The power of this machine's disk is not ours to cut, nor its requests ours to fail.
        List<Scenario> fitting = scenarios.stream().filter(s -> s.blockSize() == blockSize && !s.needsCut() && !s.needsFaults())
                .map(s -> s.withTrials(trials)).toList();
        if (fitting.isEmpty()) {
            throw new CliException(ExitCode.SKIPPED, "none of these scenarios is for a plain disk and blocks of " + blockSize + " bytes, as " + directory + " has");
        }
        RunDirectory run = RunDirectory.create(workplace.runs(), workplace.clock(), "reproduce");
        int token = workplace.random().nextInt();
        Path file = run.path().resolve("evidence.jsonl");
        try (OutputStream out = Files.newOutputStream(file)) {
            new LocalRun(new SystemTicker(), () -> token).run(directory, fitting, new EvidenceWriter(out));
        }
        List<Request> requests = fitting.stream().map(s -> Errand.of(s, String.format("%08x", token), trials).request()).toList();
        Evidence evidence;
        try (InputStream in = Files.newInputStream(file)) {
            evidence = EvidenceReader.read(in, requests);
        }
        Observation seen = new Observation("host", OptionalInt.empty(), "host", evidence, List.of(), new GuestVerdict(GuestEnd.OK, "no guest"),
                List.of(), Repair.notRun("the file system is mounted"), Optional.empty());
        List<Cell> cells = new Judge(CleanBound.ALPHA).judge(seen, List.of());
        for (Cell cell : cells) {
            workplace.out().printf("%-14s %3d of %3d  %s%n", cell.verdict().word(), cell.corrupt(), cell.trials(), cell.scenario());
            evidence.of(cell.scenario()).map(Findings::of).orElse(List.of()).stream().limit(2)
                    .forEach(f -> workplace.out().println("    " + f.sentence()));
        }
        Verdict verdict = Verdict.merge(cells.stream().map(Cell::verdict).toList());
        workplace.out().println("\nverdict: " + verdict.word() + (verdict == Verdict.INCONCLUSIVE
                ? ": nothing was corrupted, and no control on this machine shows that it would have been seen" : ""));
        workplace.out().println("run: " + run.path());
        return verdict;
    }
}
