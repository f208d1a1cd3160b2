package dev.subblock.cli.command;

import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.experiment.Carried;
import dev.subblock.cli.experiment.JudgeReader;
import dev.subblock.cli.experiment.Judges;
import dev.subblock.cli.experiment.Subject;
import dev.subblock.cli.experiment.SubjectReader;
import dev.subblock.cli.known.KnownHere;
import dev.subblock.cli.run.Rerun;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.base.Base;
import dev.subblock.patches.base.KnownFinding;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The two options that say what is looked at. */
public class BaseAndSeries {

    @Option(names = "--base", paramLabel = "BASE", defaultValue = Rerun.USUAL_BASE,
            description = "The kernel source to start from (default: ${DEFAULT-VALUE}).")
    String base;

    @Option(names = "--series", paramLabel = "SERIES",
            description = "NAME, NAME/VERSION, a directory as git format-patch makes it, an mbox or quilt (default: the base's own).")
    Optional<String> series = Optional.empty();

    /** Reads, fetches and applies; see {@link SubjectReader#read}. */
    Subject read(SubjectReader reader) throws CliException, PatchesException, IOException, InterruptedException {
        return reader.read(base, series);
    }

    /** The same. */
    Subject read(Workplace workplace) throws CliException, PatchesException, IOException, InterruptedException {
        return read(new SubjectReader(workplace));
    }

    /** As {@link #read(Workplace)}; patches that do not fit are merged three-way if {@code --3way} says so. */
    Subject read(Workplace workplace, UserRepository repository) throws CliException, PatchesException, IOException, InterruptedException {
        return read(new SubjectReader(workplace, repository.threeWay()));
    }

    /** As {@link #read(Workplace)}, with more that is known to fail. */
    Subject read(Workplace workplace, List<KnownFinding> known) throws CliException, PatchesException, IOException, InterruptedException {
        return read(new SubjectReader(workplace, known));
    }

    /** What the base is taken as. */
    Base profile(Workplace workplace) throws CliException, PatchesException, IOException {
        return new Carried(workplace).base(base);
    }

    /** What is known of the base, as its file and a file of the user's say. */
    KnownHere known(Workplace workplace, List<KnownFinding> given) throws CliException, PatchesException, IOException {
        return new KnownHere(profile(workplace).known(), given, LocalDate.now(workplace.clock()));
    }

    /** The kernels that show that a scenario can fail; see {@link JudgeReader#judges}. */
    Judges judges(Workplace workplace) throws CliException, PatchesException, IOException, InterruptedException {
        return new JudgeReader(workplace).judges(base);
    }
}
