package dev.subblock.cli.run;

import dev.subblock.cli.exit.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds a run by what somebody types: its directory, or its name among the runs. */
public final class RunFinder {

    private RunFinder() {}

    /** The newest that has results, if nothing is typed. @throws CliException if there is none */
    public static Path find(Path runs, Optional<Path> typed) throws CliException, IOException {
        return typed.isPresent() ? find(runs, typed.get()) : ResultsReader.newest(runs);
    }

    /** @throws CliException if there is no such directory */
    public static Path find(Path runs, Path typed) throws CliException {
        if (Files.isDirectory(typed)) {
            return typed;
        }
        Path among = runs.resolve(typed);
        if (Files.isDirectory(among)) {
            return among;
        }
        throw CliException.trouble("no run in " + typed + ", nor is there one of that name in " + runs);
    }
}
