package dev.subblock.cli.command;

import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.experiment.Commission;
import dev.subblock.cli.run.RunDirectory;
import dev.subblock.cli.run.RunFinder;
import dev.subblock.cli.workplace.Workplace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that goes on with a run that was interrupted. */
public final class Continuation {

    @Option(names = "--continue", paramLabel = "RUN",
            description = {"Go on with a run that was interrupted, as it was asked for: its", "directory or its name. What it finished is not done again."})
    Optional<Path> run = Optional.empty();

    /** What that run was asked for; empty if a new one is wanted. */
    Optional<Commission> commission(Workplace workplace, String command) throws CliException, IOException {
        return run.isEmpty() ? Optional.empty() : Optional.of(Commission.read(RunFinder.find(workplace.runs(), run.get()), command));
    }

    /** The directory of that run, which is asked for. */
    Path found(Workplace workplace) throws CliException, IOException {
        return RunFinder.find(workplace.runs(), run.orElseThrow());
    }

    /** The directory of that run, or a new one. */
    RunDirectory directory(Workplace workplace, String command) throws CliException, IOException {
        RunDirectory directory = run.isEmpty() ? RunDirectory.create(workplace.runs(), workplace.clock(), command)
                : RunDirectory.open(RunFinder.find(workplace.runs(), run.get()));
        workplace.progress().say("the run is in " + directory.path());
        return directory;
    }
}
