package dev.subblock.cli.experiment;

import dev.subblock.patches.base.OwnTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a command line names a subject, wherever it is given and wherever a branch points by then.
 *
 * @param series its name, or an absolute path; empty if the base's own is meant
 * @param tree git directory of a kernel of the user's own; empty if the base is carried
 * @param revision id of the commit there
 */
public record Naming(Optional<String> series, Optional<Path> tree, Optional<String> revision) {

    /** A base that is carried, with the series of its own. */
    public static final Naming USUAL = new Naming(Optional.empty(), Optional.empty(), Optional.empty());

    static Naming of(Optional<String> series) {
        return new Naming(series.map(named -> Files.exists(Path.of(named)) ? Path.of(named).toAbsolutePath().normalize().toString() : named), Optional.empty(), Optional.empty());
    }

    Naming on(OwnTree own) {
        return new Naming(series, Optional.of(own.gitDirectory().toAbsolutePath().normalize()), Optional.of(own.commit().id()));
    }
}
