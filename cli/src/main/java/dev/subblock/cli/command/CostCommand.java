package dev.subblock.cli.command;

import dev.subblock.analyzers.verdict.Glob;
import dev.subblock.cli.cost.CostResults;
import dev.subblock.cli.cost.CostRun;
import dev.subblock.cli.cost.CostTable;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.exit.ExitCode;
import dev.subblock.cli.experiment.Flavour;
import dev.subblock.cli.experiment.JudgeReader;
import dev.subblock.cli.experiment.Kernel;
import dev.subblock.cli.experiment.Laboratory;
import dev.subblock.cli.experiment.Subject;
import dev.subblock.cli.run.RunDirectory;
import dev.subblock.cli.run.RunFinder;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.lab.LabException;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.series.SeriesReader;
import dev.subblock.reproducer.load.Load;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What a series costs. */
@Command(name = "cost", mixinStandardHelpOptions = true,
        description = {"What direct writes take, step by step, in instructions and in waiting.",
            "In a guest whose clock counts instructions, as ratios to the first step, with intervals.",
            "Fails if writes of whole blocks became dearer by more than one in a hundred."})
public final class CostCommand implements Callable<Integer> {

    @ParentCommand
    Subblock root;

    @Mixin
    BaseAndSeries what;

    @Option(names = "--step", paramLabel = "N", split = ",",
            description = "These steps: the first is what others are compared with, the last is judged (default: 0 and the last).")
    List<Integer> steps = List.of();

    @Option(names = "--loads", paramLabel = "GLOB", split = ",", description = "Only loads whose names fit, e.g. 'instant-aligned-*'.")
    List<String> globs = List.of();

    @Option(names = "--docs", paramLabel = "RUN", description = "Measure nothing: write what that run measured into the series' cover letter.")
    Optional<Path> docs = Optional.empty();

    @Override
    public Integer call() throws CliException, PatchesException, LabException, IOException, InterruptedException {
        Workplace workplace = root.workplace();
        List<Load> loads = loads();
        if (docs.isPresent()) {
            return write(workplace, CostResults.read(RunFinder.find(workplace.runs(), docs.get())));
        }
        Laboratory.require();
        Subject subject = what.read(workplace);
        if (!subject.hasSeries()) {
            throw CliException.usage("no series is carried for " + subject.base().base() + ": name one with --series");
        }
        List<Kernel> kernels = kernels(subject);
        List<Kernel> controls = new JudgeReader(workplace).costControls(what.base).stream().map(c -> c.kernel()).toList();
        Laboratory laboratory = Laboratory.open(workplace, workplace.cache(), Flavour.COST);
        try (RunDirectory run = RunDirectory.create(workplace.runs(), workplace.clock(), "cost")) {
            int exit = new CostRun(workplace, laboratory, subject, loads, run).report(kernels, controls);
            workplace.out().println("run: " + run.path());
            return exit;
        }
    }

    private int write(Workplace workplace, CostResults results) throws CliException, PatchesException, IOException, InterruptedException {
        Subject subject = what.read(workplace);
        if (!results.series().equals(CostResults.named(subject))) {
            throw CliException.usage("--docs: that run measured " + results.series() + ", and this is " + CostResults.named(subject));
        }
        Path cover = SeriesReader.coverFile(subject.series().directory())
                .orElseThrow(() -> CliException.usage("--docs: " + CostResults.named(subject) + " has no cover letter"));
        CostTable.write(cover, results);
        workplace.out().println(cover);
        return ExitCode.OK;
    }

    private List<Load> loads() throws CliException {
        Glob glob = new Glob(globs);
        List<Load> chosen = Load.all().stream().filter(l -> globs.isEmpty() || glob.matches(l.name())).toList();
        if (chosen.isEmpty()) {
            throw CliException.usage("no load fits --loads " + String.join(",", globs) + ": a name is as " + Load.all().get(0).name());
        }
        return chosen;
    }

    private List<Kernel> kernels(Subject subject) throws CliException {
        TreeSet<Integer> chosen = new TreeSet<>(steps.isEmpty() ? List.of(0, subject.lastStep()) : steps);
        if (chosen.first() < 0 || chosen.last() > subject.lastStep()) {
            throw CliException.usage("--step: the series has steps 0 to " + subject.lastStep());
        }
        if (chosen.size() < 2) {
            throw CliException.usage("--step: a cost is compared with another: name two steps");
        }
        List<Kernel> kernels = new ArrayList<>();
        chosen.forEach(n -> kernels.add(subject.step(n)));
        return kernels;
    }
}
