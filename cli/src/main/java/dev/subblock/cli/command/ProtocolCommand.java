package dev.subblock.cli.command;

import dev.subblock.analyzers.verdict.Glob;
import dev.subblock.analyzers.verdict.Verdict;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.experiment.ControlKernel;
import dev.subblock.cli.experiment.Flavour;
import dev.subblock.cli.experiment.JudgeReader;
import dev.subblock.cli.experiment.Laboratory;
import dev.subblock.cli.experiment.Subject;
import dev.subblock.cli.protocol.ProtocolRun;
import dev.subblock.cli.run.RunDirectory;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.lab.LabException;
import dev.subblock.patches.PatchesException;
import dev.subblock.reproducer.kind.Kind;
import dev.subblock.reproducer.kind.Kinds;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What the kernel does for each kind of write. */
@Command(name = "protocol", mixinStandardHelpOptions = true,
        description = {"What the kernel does for each kind of write, step by step.",
            "Locks, waits, mappings, requests and completions, by the kernel's own trace events.",
            "Shows what changes from step to step, and judges what the series says of it."})
public final class ProtocolCommand implements Callable<Integer> {

    @ParentCommand
    Subblock root;

    @Mixin
    BaseAndSeries what;

    @Option(names = "--step", paramLabel = "N", split = ",", description = "Only these steps, each compared with the one before it in the list.")
    List<Integer> steps = List.of();

    @Option(names = "--kinds", paramLabel = "GLOB", split = ",",
            description = "Only kinds whose names fit, e.g. 'direct-*-head-*'.")
    List<String> globs = List.of();

    @Option(names = "--full", description = "Every combination, not only as many as have each pair of features.")
    boolean full;

    @Override
    public Integer call() throws CliException, PatchesException, LabException, IOException, InterruptedException {
        Workplace workplace = root.workplace();
        List<Kind> all = kinds();
        Laboratory.require();
        Subject subject = what.read(workplace);
        List<Kind> kinds = ProtocolRun.askable(subject, all);
        if (kinds.isEmpty()) {
            throw CliException.usage(subject.base().base() + " can't be asked for " + all.get(0).name() + ": " + subject.stock().lacksKind(all.get(0).name()).orElseThrow());
        }
        if (!subject.hasSeries()) {
            throw CliException.usage("no series is carried for " + subject.base().base() + ": name one with --series");
        }
        List<Integer> chosen = chosen(subject);
        List<ControlKernel> controls = new JudgeReader(workplace).protocolControls(what.base);
        Laboratory laboratory = Laboratory.open(workplace, workplace.cache(), Flavour.TRACE);
        try (RunDirectory run = RunDirectory.create(workplace.runs(), workplace.clock(), "protocol")) {
            Verdict verdict = new ProtocolRun(workplace, laboratory, subject, kinds, run).report(chosen, controls, ProtocolRun.claims(subject));
            workplace.out().println("run: " + run.path());
            return verdict.exitCode();
        }
    }

    private List<Kind> kinds() throws CliException {
        List<Kind> all = full ? Kinds.all() : Kinds.pairwise();
        Glob glob = new Glob(globs);
        List<Kind> chosen = globs.isEmpty() ? all : all.stream().filter(k -> glob.matches(k.name())).toList();
        if (chosen.isEmpty()) {
            throw CliException.usage("no kind fits --kinds " + String.join(",", globs) + ": a name is as direct-aio-head-hole-cold-plain-file"
                    + (full ? "" : "; --full has more"));
        }
        return chosen;
    }

    private List<Integer> chosen(Subject subject) throws CliException {
        for (int step : steps) {
            if (step < 0 || step > subject.lastStep()) {
                throw CliException.usage("--step " + step + ": the series has steps 0 to " + subject.lastStep());
            }
        }
        return steps.isEmpty() ? IntStream.rangeClosed(0, subject.lastStep()).boxed().toList() : List.copyOf(new TreeSet<>(steps));
    }
}
