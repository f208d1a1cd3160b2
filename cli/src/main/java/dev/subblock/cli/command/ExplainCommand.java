package dev.subblock.cli.command;

import dev.subblock.analyzers.explain.Explanation;
import dev.subblock.analyzers.explain.ExplanationText;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.exit.ExitCode;
import dev.subblock.cli.experiment.KeptCell;
import dev.subblock.cli.run.CellFinder;
import dev.subblock.cli.run.Rerun;
import dev.subblock.cli.run.Results;
import dev.subblock.cli.run.ResultsReader;
import dev.subblock.cli.run.RunFinder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What happened to the bytes of a trial. */
@Command(name = "explain", mixinStandardHelpOptions = true,
        description = {"Show what happened to the bytes of a corrupt trial.",
            "The block is drawn sector by sector, then what landed on it in which order,",
            "and the sentence that names the race."})
public final class ExplainCommand implements Callable<Integer> {

    @ParentCommand
    Subblock root;

    @Parameters(index = "0", paramLabel = "RUN", arity = "0..1", description = "A run directory, or the name of a run (default: the newest run).")
    Optional<Path> run = Optional.empty();

    @Parameters(index = "1", paramLabel = "CELL", arity = "0..1",
            description = {"KERNEL/SCENARIO, or beginnings of them", "(default: the first that is corrupt)."})
    Optional<String> cell = Optional.empty();

    @Option(names = "--trial", paramLabel = "N", description = "Which trial, from 0 (default: one that shows it well).")
    Optional<Integer> trial = Optional.empty();

    @Override
    public Integer call() throws CliException, IOException {
        Path directory = RunFinder.find(root.workplace().runs(), run);
        Results results = ResultsReader.read(directory);
        Optional<Results.CellInfo> chosen = cell.isPresent() ? Optional.of(CellFinder.find(results, cell.get())) : CellFinder.firstCorrupt(results);
        if (chosen.isEmpty()) {
            root.workplace().out().println("nothing to explain: no cell of " + directory + " is corrupt");
            return ExitCode.OK;
        }
        OptionalInt asked = trial.isPresent() ? OptionalInt.of(trial.get()) : OptionalInt.empty();
        Optional<Explanation> explanation = KeptCell.read(new Rerun(directory, results), chosen.get()).explain(asked);
        if (explanation.isEmpty()) {
            root.workplace().out().println("nothing to explain: " + CellFinder.name(chosen.get()) + " is not corrupt"
                    + trial.map(t -> " in trial " + t + ", or not told of in full").orElse("") + ": " + chosen.get().reason());
            return ExitCode.OK;
        }
        root.workplace().out().print(ExplanationText.render(explanation.get()));
        root.workplace().out().flush();
        return ExitCode.OK;
    }
}
