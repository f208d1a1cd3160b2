package dev.subblock.cli.command;

import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.exit.ExitCode;
import dev.subblock.cli.experiment.Generation;
import dev.subblock.cli.experiment.Kernel;
import dev.subblock.cli.experiment.Flavour;
import dev.subblock.cli.experiment.Laboratory;
import dev.subblock.cli.experiment.Subject;
import dev.subblock.cli.run.RunDirectory;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.lab.LabException;
import dev.subblock.lab.kernel.BuildFailedException;
import dev.subblock.lab.kernel.KernelImage;
import dev.subblock.patches.PatchesException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Random scenarios. */
@Command(name = "generate", mixinStandardHelpOptions = true,
        description = {"Run random scenarios on one kernel.",
            "Each is made from a seed and run under the random disk order of that seed; one",
            "that fails is made smaller and printed, to be pasted into the catalogue."})
public final class GenerateCommand implements Callable<Integer> {

    private static final int USUAL_COUNT = 100;
    private static final int MOST_COUNT = 1_000_000;
    private static final long MOST_TRIALS = 1_000_000_000L;

    @ParentCommand
    Subblock root;

    @Mixin
    BaseAndSeries what;

    @ArgGroup(exclusive = true)
    WhichKernel which = new WhichKernel();

    @Option(names = "--seed", paramLabel = "S", required = true, description = "Where to begin: the next scenario is of the next seed.")
    long seed;

    @Option(names = "--count", paramLabel = "N", description = "How many scenarios (default: " + USUAL_COUNT + ").")
    Optional<Integer> count = Optional.empty();

    @Option(names = "--trials", paramLabel = "N", description = "Go on until so many trials were run, all in all.")
    Optional<Long> trials = Optional.empty();

    @Override
    public Integer call() throws CliException, PatchesException, LabException, IOException, InterruptedException {
        Workplace workplace = root.workplace();
        if (count.isPresent() && trials.isPresent()) {
            throw CliException.usage("--count and --trials exclude each other");
        }
        if (count.isPresent() && (count.get() < 1 || count.get() > MOST_COUNT)) {
            throw CliException.usage("--count takes 1 to " + MOST_COUNT);
        }
        if (trials.isPresent() && (trials.get() < 1 || trials.get() > MOST_TRIALS)) {
            throw CliException.usage("--trials takes 1 to " + MOST_TRIALS);
        }
        Laboratory.require();
        Subject subject = what.read(workplace);
        Kernel kernel = which.of(subject);
        Laboratory laboratory = Laboratory.open(workplace, workplace.cache(), Flavour.PLAIN);
        KernelImage image;
        try {
            image = laboratory.build(kernel);
        } catch (BuildFailedException e) {
            throw new CliException(ExitCode.FAILED, kernel.id() + " does not build: " + e.getMessage() + "; see " + e.log());
        }
        RunDirectory run = RunDirectory.create(workplace.runs(), workplace.clock(), "generate");
        PrintWriter out = workplace.out();
        Generation.Bounds bounds = new Generation.Bounds(seed, trials.isPresent() ? Integer.MAX_VALUE : count.orElse(USUAL_COUNT),
                trials.orElse(Long.MAX_VALUE));
        Generation.Outcome outcome = new Generation(workplace, laboratory, kernel, image, run).run(bounds, failure -> {
            out.println("FAIL " + failure.scenario().name() + " under " + failure.order().text() + ": " + failure.what());
            out.println(failure.smallest().equals(failure.scenario()) ? "The scenario:" : "Made smaller:");
            failure.smallest().text().lines().forEach(l -> out.println("  " + l));
            out.println();
        });
        out.println(kernel.id() + " of " + subject.base().base() + " " + subject.base().version() + ": " + outcome.scenarios()
                + " random scenarios from seed " + seed + (outcome.leftOut() == 0 ? "" : ", " + outcome.leftOut() + " left out that it can't be asked for") + ", " + outcome.trials() + " trials, " + outcome.failures().size()
                + (outcome.failures().size() == 1 ? " failure" : " failures"));
        out.println("run: " + run.path());
        return outcome.failures().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }
}
