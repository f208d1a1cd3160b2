package dev.subblock.cli.command;

import dev.subblock.analyzers.verdict.Glob;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.experiment.ControlKernel;
import dev.subblock.cli.experiment.Flavour;
import dev.subblock.cli.experiment.JudgeReader;
import dev.subblock.cli.experiment.Kernel;
import dev.subblock.cli.experiment.Laboratory;
import dev.subblock.cli.experiment.Subject;
import dev.subblock.cli.failure.ErrorsRun;
import dev.subblock.cli.run.RunDirectory;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.lab.LabException;
import dev.subblock.patches.PatchesException;
import dev.subblock.reproducer.evidence.ErrorPoint;
import dev.subblock.reproducer.kind.Kind;
import dev.subblock.reproducer.kind.Kinds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Every error path. */
@Command(name = "errors", mixinStandardHelpOptions = true,
        description = {"Make each kind of write fail at each point where it can, once.",
            "Looks at the answer, the file's size and content, and whether somebody else can use the file:",
            "a lock that was not given back is found where it was lost."})
public final class ErrorsCommand implements Callable<Integer> {

    private static final String STOCK = "stock";
    private static final String NONE = "none";

    @ParentCommand
    Subblock root;

    @Mixin
    BaseAndSeries what;

    @Option(names = "--step", paramLabel = "N", split = ",", description = "Only these steps; '" + STOCK + "' is the base as it came, '" + NONE + "' for the controls alone.")
    List<String> steps = List.of();

    @Option(names = "--kinds", paramLabel = "GLOB", split = ",", description = "Only kinds whose names fit, e.g. 'direct-*-head-*'.")
    List<String> kindGlobs = List.of();

    @Option(names = "--points", paramLabel = "GLOB", split = ",", description = "Only points whose names fit, e.g. 'disk-*'.")
    List<String> pointGlobs = List.of();

    @Option(names = "--controls", paramLabel = "GLOB", split = ",", description = "Only controls whose ids fit; '" + NONE + "' for none.")
    List<String> controlGlobs = List.of();

    @Option(names = "--full", description = "Every combination, not only as many kinds as have each pair of features.")
    boolean full;

    @Override
    public Integer call() throws CliException, PatchesException, LabException, IOException, InterruptedException {
        Workplace workplace = root.workplace();
        List<Kind> kinds = kinds();
        List<ErrorPoint> points = points();
        Laboratory.require();
        Subject subject = what.read(workplace);
        if (!subject.hasSeries()) {
            throw CliException.usage("no series is carried for " + subject.base().base() + ": name one with --series");
        }
        List<Kernel> kernels = kernels(subject);
        Glob glob = new Glob(controlGlobs);
        List<ControlKernel> controls = new JudgeReader(workplace).errorControls(what.base).stream()
                .filter(c -> controlGlobs.isEmpty() || glob.matches(c.control().id())).toList();
        Laboratory laboratory = Laboratory.open(workplace, workplace.cache(), Flavour.ERRORS);
        try (RunDirectory run = RunDirectory.create(workplace.runs(), workplace.clock(), "errors")) {
            int exit = new ErrorsRun(workplace, laboratory, subject, kinds, points, run).report(kernels, controls);
            workplace.out().println("run: " + run.path());
            return exit;
        }
    }

    private List<Kind> kinds() throws CliException {
        Glob glob = new Glob(kindGlobs);
        List<Kind> chosen = (full ? Kinds.all() : Kinds.pairwise()).stream().filter(k -> kindGlobs.isEmpty() || glob.matches(k.name())).toList();
        if (chosen.isEmpty()) {
            throw CliException.usage("no kind fits --kinds " + String.join(",", kindGlobs) + ": a name is as direct-aio-head-hole-cold-plain-file"
                    + (full ? "" : "; --full has more"));
        }
        return chosen;
    }

    private List<ErrorPoint> points() throws CliException {
        Glob glob = new Glob(pointGlobs);
        List<ErrorPoint> chosen = Arrays.stream(ErrorPoint.values()).filter(p -> pointGlobs.isEmpty() || glob.matches(p.word())).toList();
        if (chosen.isEmpty()) {
            throw CliException.usage("no point fits --points " + String.join(",", pointGlobs) + ": there are "
                    + Arrays.stream(ErrorPoint.values()).map(ErrorPoint::word).collect(Collectors.joining(", ")));
        }
        return chosen;
    }

    /** All, if none is named; else in ascending order, stock first. */
    private List<Kernel> kernels(Subject subject) throws CliException {
        if (steps.isEmpty()) {
            return subject.kernels();
        }
        List<Kernel> kernels = new ArrayList<>();
        TreeSet<Integer> numbers = new TreeSet<>();
        for (String step : steps) {
            if (step.equals(STOCK)) {
                kernels.add(0, subject.stock());
            } else if (step.matches("\\d{1,4}") && Integer.parseInt(step) <= subject.lastStep()) {
                numbers.add(Integer.parseInt(step));
            } else if (!step.equals(NONE)) {
                throw CliException.usage("--step " + step + ": the series has steps 0 to " + subject.lastStep() + ", and there is " + STOCK);
            }
        }
        numbers.forEach(n -> kernels.add(subject.step(n)));
        return kernels.stream().distinct().toList();
    }
}
