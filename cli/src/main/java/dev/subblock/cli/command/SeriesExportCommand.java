package dev.subblock.cli.command;

import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.exit.ExitCode;
import dev.subblock.cli.experiment.Carried;
import dev.subblock.cli.run.Rerun;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.series.Series;
import dev.subblock.patches.series.SeriesWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes a series in a form that other tools read. */
@Command(name = "export", mixinStandardHelpOptions = true, description = "Write a series for other tools.")
public final class SeriesExportCommand implements Callable<Integer> {

    /** What is written; the names are those of the command line. */
    enum Format { FORMAT_PATCH, MBOX, QUILT }

    @ParentCommand
    SeriesCommand series;

    @Parameters(index = "0", paramLabel = "SERIES", description = "NAME, NAME/VERSION or a directory.")
    String named;

    @Option(names = "--base", paramLabel = "BASE", defaultValue = Rerun.USUAL_BASE,
            description = "Whose series it is, where it is named and no directory (default: ${DEFAULT-VALUE}).")
    String base;

    @Option(names = "--format", paramLabel = "FORMAT", required = true,
            description = "format-patch: a directory of mails; mbox: one file, as git am takes it; quilt: patches and a series file.")
    String format;

    @Option(names = "--to", paramLabel = "PATH", required = true, description = "The directory or file to write; it must not be there yet.")
    Path to;

    @Override
    public Integer call() throws CliException, PatchesException, IOException {
        Format form = Stream.of(Format.values()).filter(f -> f.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-').equals(format)).findFirst()
                .orElseThrow(() -> CliException.usage("--format " + format + ": there are format-patch, mbox and quilt"));
        if (Files.exists(to)) {
            throw CliException.usage("--to " + to + ": exists already; name another place");
        }
        Carried carried = new Carried(series.root.workplace());
        Series read = carried.series(carried.base(base), Optional.of(named));
        SeriesWriter writer = SeriesWriter.of(read);
        switch (form) {
            case FORMAT_PATCH -> writer.formatPatch(to);
            case MBOX -> writer.mbox(to);
            case QUILT -> writer.quilt(to);
        }
        series.root.workplace().out().println(read.name() + " " + read.version() + ": wrote " + read.patches().size() + " patches to " + to);
        return ExitCode.OK;
    }
}
