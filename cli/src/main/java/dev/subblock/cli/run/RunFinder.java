package dev.subblock.cli.run;

import dev.subblock.cli.exit.CliException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds a run by what somebody types: its directory, or its name among the runs. */
public final class RunFinder {

    private RunFinder() {}

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
