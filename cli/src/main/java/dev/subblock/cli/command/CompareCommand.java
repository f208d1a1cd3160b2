package dev.subblock.cli.command;

import dev.subblock.cli.comparison.RunComparison;
import dev.subblock.cli.comparison.Side;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.experiment.Carried;
import dev.subblock.cli.known.KnownHere;
import dev.subblock.cli.run.Results;
import dev.subblock.cli.terminal.ComparisonText;
import dev.subblock.cli.terminal.KnownText;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.series.Series;
import dev.subblock.patches.versions.Pairing;
import dev.subblock.patches.versions.VersionComparison;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What changed from one run to another. */
@Command(name = "compare", mixinStandardHelpOptions = true,
        description = {"What changed from one run to another, and whether chance explains it.",
            "Exits with 1 on a regression: a cell that passed and fails, a new warning of the",
            "compiler, something new on a console; with 3 if it may be one."})
public final class CompareCommand implements Callable<Integer> {

    @ParentCommand
    Subblock root;

    @Parameters(index = "0", paramLabel = "RUN", description = {"A run's directory or name; with :KERNEL behind it, that kernel of it", "is held against the one of the other run."})
    String first;

    @Parameters(index = "1", paramLabel = "RUN", description = "The run to hold against it.")
    String second;

    @Mixin
    KnownFile known;

    @Override
    public Integer call() throws CliException, PatchesException, IOException {
        Workplace workplace = root.workplace();
        Side before = Side.read(workplace.runs(), first);
        Side after = Side.read(workplace.runs(), second);
        KnownHere known = new KnownHere(List.of(), this.known.read(), LocalDate.now(workplace.clock()));
        RunComparison comparison = RunComparison.of(before, after, known);
        new ComparisonText(workplace.out()).print(comparison, patches(workplace, before.results(), after.results()));
        KnownText.print(known, after.results(), workplace.ink(), workplace.out());
        return comparison.verdict().exitCode();
    }

    /** Two versions of one series: which patch became which. Nothing, where one of them is not carried (any more). */
    private static List<Pairing> patches(Workplace workplace, Results before, Results after) throws PatchesException, IOException {
        if (!before.series().name().equals(after.series().name()) || before.series().version().equals(after.series().version())) {
            return List.of();
        }
        try {
            return VersionComparison.compare(series(workplace, before), series(workplace, after));
        } catch (CliException e) {
            return List.of();
        }
    }

    private static Series series(Workplace workplace, Results results) throws CliException, PatchesException, IOException {
        Carried carried = new Carried(workplace);
        return carried.series(carried.base(results.base()), Optional.of(results.series().name() + "/" + results.series().version()));
    }
}
