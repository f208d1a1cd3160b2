package dev.subblock.cli.command;

import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.cli.experiment.Judges;
import dev.subblock.cli.experiment.Subject;
import dev.subblock.cli.experiment.SubjectReader;
import dev.subblock.patches.PatchesException;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The two options that say what is looked at. */
public final class BaseAndSeries {

    @Option(names = "--base", paramLabel = "BASE", defaultValue = "linux-6.1",
            description = "The kernel source to start from (default: ${DEFAULT-VALUE}).")
    String base;

    @Option(names = "--series", paramLabel = "SERIES",
            description = "NAME, NAME/VERSION, a directory as git format-patch makes it, an mbox or quilt (default: the base's own).")
    Optional<String> series = Optional.empty();

    /** Reads, fetches and applies; see {@link SubjectReader#read}. */
    Subject read(Workplace workplace) throws CliException, PatchesException, IOException, InterruptedException {
        return new SubjectReader(workplace).read(base, series);
    }

    /** As {@link #read(Workplace)}; patches that do not fit are merged three-way if {@code --3way} says so. */
    Subject read(Workplace workplace, UserRepository repository) throws CliException, PatchesException, IOException, InterruptedException {
        return new SubjectReader(workplace, repository.threeWay()).read(base, series);
    }

    /** The kernels that show that a scenario can fail; see {@link SubjectReader#judges}. */
    Judges judges(Workplace workplace) throws CliException, PatchesException, IOException, InterruptedException {
        return new SubjectReader(workplace).judges(base);
    }
}
