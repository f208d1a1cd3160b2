package dev.subblock.cli.command;

import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.exit.ExitCode;
import dev.subblock.cli.experiment.Carried;
import dev.subblock.cli.run.Rerun;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.series.Patch;
import dev.subblock.patches.series.Series;
import dev.subblock.patches.series.SeriesCatalogue;
import dev.subblock.patches.versions.VersionComparison;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/** What is carried, and whether it is in order. */
@Command(name = "series", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        subcommands = {SeriesImportCommand.class, SeriesExportCommand.class, SeriesCheckCommand.class},
        description = "List, show, check, compare, import or export patch series.")
public final class SeriesCommand implements Runnable {

    @ParentCommand
    Subblock root;

    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "series needs one of list, show, check, compare, import, export");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "The series that are carried.")
    int list() throws PatchesException {
        for (SeriesCatalogue.Entry entry : new SeriesCatalogue(workplace().patches().resolve("series")).entries()) {
            workplace().out().println(entry.base() + "  " + entry.name() + "/" + entry.version());
        }
        return ExitCode.OK;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "A series: its cover letter and the title of each patch.")
    int show(@Mixin BaseAndSeries what) throws CliException, PatchesException, IOException {
        Series series = series(what);
        PrintWriter out = workplace().out();
        out.println(series.name() + " " + series.version());
        series.coverLetter().ifPresent(letter -> out.println("\n" + letter.strip() + "\n"));
        for (Patch patch : series.patches()) {
            out.printf("%4d  %s%n", patch.number(), patch.title());
        }
        return ExitCode.OK;
    }

    @Command(name = "compare", mixinStandardHelpOptions = true,
            description = {"Two versions of a series: which patch became which.",
                "= the same, ~ another message, ! changed, < only in the first, > only in the", "second."})
    int compare(@Option(names = "--base", paramLabel = "BASE", defaultValue = Rerun.USUAL_BASE,
                description = "Whose series they are, where they are named and no directories (default: ${DEFAULT-VALUE}).") String base,
            @Parameters(index = "0", paramLabel = "A", description = "NAME/VERSION or a directory.") String first,
            @Parameters(index = "1", paramLabel = "B", description = "Likewise.") String second) throws CliException, PatchesException, IOException {
        Carried carried = new Carried(workplace());
        Series before = carried.series(carried.base(base), Optional.of(first));
        Series after = carried.series(carried.base(base), Optional.of(second));
        VersionComparison.compare(before, after).forEach(p -> workplace().out().println(p.line()));
        return ExitCode.OK;
    }

    private Series series(BaseAndSeries what) throws CliException, PatchesException, IOException {
        Carried carried = new Carried(workplace());
        return carried.series(carried.base(what.base), what.series);
    }

    private Workplace workplace() {
        return root.workplace();
    }
}
