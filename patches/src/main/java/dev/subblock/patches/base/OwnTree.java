package dev.subblock.patches.base;

import dev.subblock.patches.PatchesException;
import dev.subblock.patches.history.History;
import dev.subblock.patches.history.HistoryCommit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A kernel of the user's own: a revision of a git repository, which is only read.
 *
 * @param gitDirectory where its objects are
 * @param revision as the user named it
 * @param commit that this is
 * @param number its version, {@code VERSION.PATCHLEVEL.SUBLEVEL} of its Makefile
 * @param extra {@code EXTRAVERSION}, e.g. {@code -rc3}; may be empty
 */
public record OwnTree(Path gitDirectory, String revision, HistoryCommit commit, String number, String extra) {

    /** A Makefile of 6.12 has 70 KB. */
    private static final int LARGEST_MAKEFILE = 1 << 20;

    /**
     * @param repository a checkout or a bare repository
     * @param revision as git takes it
     * @throws PatchesException if there is no such repository or commit, or it is no kernel
     */
    public static OwnTree find(Path repository, String revision) throws PatchesException, IOException {
        try (History history = History.open(repository.toAbsolutePath())) {
            HistoryCommit commit = history.commit(revision);
            KernelVersion version = history.file(commit, "Makefile", LARGEST_MAKEFILE)
                    .flatMap(bytes -> KernelVersion.of(new String(bytes, StandardCharsets.UTF_8)))
                    .orElseThrow(() -> new BaseException(repository + ": " + revision + " is no kernel source: it has no Makefile with a VERSION"));
            return new OwnTree(history.gitDirectory(), revision, commit, version.number(), version.extra());
        }
    }

    /** {@code VERSION.PATCHLEVEL}: what revisions that differ little have in common. */
    String line() {
        return number.substring(0, number.lastIndexOf('.'));
    }

    /** In a sentence. */
    String words() {
        return "commit " + commit.id().substring(0, 12) + (commit.id().startsWith(revision) ? "" : " (" + revision + ")") + " of " + gitDirectory
                + ", Linux " + number + extra + ": " + commit.title();
    }
}
