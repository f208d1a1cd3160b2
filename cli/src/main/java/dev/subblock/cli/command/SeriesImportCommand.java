package dev.subblock.cli.command;

import dev.subblock.cli.exit.ExitCode;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.intake.Intake;
import dev.subblock.patches.intake.RangeReader;
import dev.subblock.patches.intake.SeriesImport;
import dev.subblock.patches.series.Series;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Takes in a series of somebody else's. */
@Command(name = "import", mixinStandardHelpOptions = true,
        description = {"Take in a series: mails, quilt, or commits.",
            "It is written as git format-patch would, into DIR/NAME/vN, to be given to",
            "--series. What is left out or guessed is said, a line each."})
public final class SeriesImportCommand implements Callable<Integer> {

    @ParentCommand
    SeriesCommand series;

    @Parameters(index = "0", paramLabel = "SOURCE",
            description = "An mbox (also packed with gzip), a maildir, a directory of mails or of git format-patch, one mail, a quilt directory; "
                    + "with --git, a range BASE..TIP.")
    String source;

    @Option(names = "--git", paramLabel = "REPO", description = "The repository that has the range.")
    Optional<Path> repository = Optional.empty();

    @Option(names = "--to", paramLabel = "DIR", defaultValue = ".", description = "Where to write it (default: here).")
    Path to;

    @Option(names = "--name", paramLabel = "NAME", description = "What to call it (default: made of its title).")
    Optional<String> name = Optional.empty();

    @Override
    public Integer call() throws PatchesException, IOException {
        Intake intake = repository.isPresent() ? RangeReader.read(repository.get(), source) : SeriesImport.read(Path.of(source));
        Series written = SeriesImport.write(intake, to, name.orElseGet(intake::name));
        PrintWriter out = series.root.workplace().out();
        intake.remarks().forEach(out::println);
        int count = written.patches().size();
        out.println(written.name() + " " + written.version() + ": " + count + (count == 1 ? " patch" : " patches")
                + (intake.cover().isPresent() ? " and a cover letter" : ", no cover letter") + " in " + written.directory());
        return ExitCode.OK;
    }
}
