package dev.subblock.cli.command;

import dev.subblock.patches.PatchesException;
import dev.subblock.patches.apply.Blobs;
import dev.subblock.patches.apply.RepositoryBlobs;
import dev.subblock.patches.history.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The two options for a series that was made on another tree. */
public final class UserRepository {

    @Option(names = "--repo", paramLabel = "DIR",
            description = "A git repository of yours, which is only read: for files that patches were made from, tags that may take them, and commits that they name.")
    Optional<Path> repository = Optional.empty();

    @Option(names = "--3way", description = "Where a patch does not fit, merge it with the file that it was made from, as git am -3 does.")
    boolean merge;

    /** Its git directory, if one is named. */
    Optional<Path> gitDirectory() throws PatchesException, IOException {
        if (repository.isEmpty()) {
            return Optional.empty();
        }
        try (History history = History.open(repository.get())) {
            return Optional.of(history.gitDirectory());
        }
    }

    /** Where a three-way merge looks for files, if one was asked for. */
    Optional<Blobs> threeWay() throws PatchesException, IOException {
        return merge ? Optional.of(blobs()) : Optional.empty();
    }

    /** Where it would look. */
    Blobs blobs() throws PatchesException, IOException {
        Optional<Path> directory = gitDirectory();
        return directory.isPresent() ? new RepositoryBlobs(List.of(directory.get())) : id -> Optional.empty();
    }
}
