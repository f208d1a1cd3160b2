package dev.subblock.cli.command;

import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.run.RunDirectory;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.base.KnownFinding;
import dev.subblock.patches.base.KnownReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that names what is known to fail beside what a base's file says. */
public final class KnownFile {

    /** Its copy in the run's directory, for {@code --continue}. */
    private static final String KEPT = "known.toml";

    @Option(names = "--known", paramLabel = "FILE", description = {"Failures that are known, as [[known]] in TOML: shown,", "and no failure (docs/scenarios.md)."})
    Optional<Path> file = Optional.empty();

    List<KnownFinding> read() throws PatchesException {
        return file.isPresent() ? KnownReader.read(file.get()) : List.of();
    }

    /** What an interrupted run was given. @throws CliException if another file is named now */
    List<KnownFinding> read(Path run) throws CliException, PatchesException {
        if (file.isPresent()) {
            throw CliException.usage("--known does not go with --continue: the run goes on with what it was given");
        }
        Path kept = run.resolve(KEPT);
        return Files.exists(kept) ? KnownReader.read(kept) : List.of();
    }

    /** Keeps a copy with the run. */
    void keep(RunDirectory run) throws IOException {
        if (file.isPresent()) {
            run.write(KEPT, Files.readString(file.get()));
        }
    }
}
