package dev.subblock.patches.base;

import java.nio.file.Path;
import java.util.List;

/**
 * The import of one version of a base, as it lies on the disk.
 *
 * @param base its name
 * @param version of the import
 * @param directory all of it
 * @param repository bare git repository in it
 * @param byHand whether a user gave the source: it can't be fetched again
 * @param borrowers checkouts that need its repository
 */
public record KeptBase(String base, String version, Path directory, Path repository, boolean byHand, List<Path> borrowers) {
    public KeptBase {
        borrowers = List.copyOf(borrowers);
    }
}
