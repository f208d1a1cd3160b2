package dev.subblock.cli.command;

import dev.subblock.analyzers.explain.Explanation;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.exit.ExitCode;
import dev.subblock.cli.experiment.Carried;
import dev.subblock.cli.experiment.KeptCell;
import dev.subblock.cli.experiment.Flavour;
import dev.subblock.cli.experiment.GuestNeeds;
import dev.subblock.cli.experiment.Laboratory;
import dev.subblock.cli.experiment.Replay;
import dev.subblock.cli.run.CellFinder;
import dev.subblock.cli.run.Rerun;
import dev.subblock.cli.run.Results;
import dev.subblock.cli.run.ResultsReader;
import dev.subblock.cli.run.RunDirectory;
import dev.subblock.cli.run.RunFinder;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.lab.LabException;
import dev.subblock.patches.PatchesException;
import dev.subblock.lab.kernel.KernelImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** A corrupt trial again. */
@Command(name = "replay", mixinStandardHelpOptions = true,
        description = {"Run the order of a corrupt trial again.",
            "On the same kernel image; exits with 0 if the same bytes come out wrong in the",
            "same way in at least 19 trials of 20, otherwise with 1."})
public final class ReplayCommand implements Callable<Integer> {

    private static final int MOST_TIMES = 1000;

    @ParentCommand
    Subblock root;

    @Parameters(index = "0", paramLabel = "RUN", arity = "0..1", description = "A run directory, or the name of a run (default: the newest run).")
    Optional<Path> run = Optional.empty();

    @Parameters(index = "1", paramLabel = "CELL", arity = "0..1",
            description = {"KERNEL/SCENARIO, or beginnings of them", "(default: the first that is corrupt)."})
    Optional<String> cell = Optional.empty();

    @Option(names = "--trial", paramLabel = "N", description = "Which trial, from 0 (default: the one that explain shows).")
    Optional<Integer> trial = Optional.empty();

    @Option(names = "--times", paramLabel = "N", defaultValue = "20", description = "How often (default: ${DEFAULT-VALUE}).")
    int times;

    @Override
    public Integer call() throws CliException, PatchesException, LabException, IOException, InterruptedException {
        Workplace workplace = root.workplace();
        if (times < 1 || times > MOST_TIMES) {
            throw CliException.usage("--times takes 1 to " + MOST_TIMES);
        }
        Path directory = RunFinder.find(workplace.runs(), run);
        Results results = ResultsReader.read(directory);
        Results.CellInfo chosen = cell.isPresent() ? CellFinder.find(results, cell.get()) : CellFinder.firstCorrupt(results)
                .orElseThrow(() -> CliException.usage("nothing to replay: no cell of " + directory + " is corrupt"));
        KeptCell kept = KeptCell.read(new Rerun(directory, results), chosen);
        OptionalInt asked = trial.isPresent() ? OptionalInt.of(trial.get()) : OptionalInt.empty();
        Explanation shown = kept.explain(asked).orElseThrow(() -> CliException.usage("nothing to replay: " + CellFinder.name(chosen)
                + trial.map(t -> ": nothing wrong is told of trial " + t).orElse(" is not corrupt")));
        Laboratory.require();
        Laboratory laboratory = Laboratory.open(workplace, workplace.cache(), Flavour.PLAIN);
        Results.StepInfo step = results.steps().stream().filter(s -> s.kernel().equals(chosen.kernel())).findFirst()
                .orElseThrow(() -> CliException.trouble(directory + " is damaged: it does not name the kernel " + chosen.kernel()));
        KernelImage image = laboratory.kept(step).orElseThrow(() -> CliException.trouble("the image " + step.image() + " of " + step.kernel()
                + " is not kept any more: subblock build makes it again, if the source is the same"));
        RunDirectory own = RunDirectory.create(workplace.runs(), workplace.clock(), "replay");
        Replay.Outcome outcome = new Replay(workplace, laboratory, own).run(image, needs(workplace, results), kept, shown.trial(), times);
        workplace.out().println(CellFinder.name(chosen) + ", trial " + shown.trial() + ": the same bytes in " + outcome.same() + " of "
                + outcome.times() + " replays" + (outcome.otherwise() > 0 ? ", others in " + outcome.otherwise() : ""));
        workplace.out().println("run: " + own.path());
        return outcome.reproduced() ? ExitCode.OK : ExitCode.FAILED;
    }

    /** Of the base that the run names. */
    private static GuestNeeds needs(Workplace workplace, Results results) throws CliException, PatchesException, IOException {
        // It is not known whether the kernel was one that watches its locks: a longer deadline does no harm.
        return new GuestNeeds(new Carried(workplace).base(results.base()).machine(), Flavour.DEBUG.patience());
    }
}
