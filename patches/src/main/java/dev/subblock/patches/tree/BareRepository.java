package dev.subblock.patches.tree;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** The bare repository that holds the trees of a base. */
public final class BareRepository {
    private static final String AUTHOR = "subblock authors";
    private static final String ADDRESS = "authors@subblock.invalid";

    private BareRepository() {}

    /** @throws TreeException if there is no repository */
    public static Repository open(Path directory) throws TreeException, IOException {
        try {
            return new FileRepositoryBuilder().setGitDir(directory.toFile()).setBare().setMustExist(true).build();
        } catch (RepositoryNotFoundException e) {
            throw new TreeException(directory + ": is no git repository", e);
        }
    }

    /** @throws TreeException if the repository has no such commit */
    public static RevCommit commit(Repository repository, String id) throws TreeException, IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            ObjectId commit = repository.resolve(id);
            if (commit != null) {
                return walk.parseCommit(commit);
            }
        } catch (MissingObjectException | IncorrectObjectTypeException | RevisionSyntaxException e) {
            // A whole id resolves to itself, there or not.
        }
        throw new TreeException(repository.getDirectory() + ": has no commit " + id);
    }

    /** Whom our own commits are by; the time is given so that equal content gets an equal id. */
    public static PersonIdent author(Instant when) {
        return new PersonIdent(AUTHOR, ADDRESS, when, ZoneOffset.UTC);
    }

    /** Points a ref at a commit, so that {@code git gc} keeps it. */
    public static void keep(Repository repository, String ref, ObjectId commit) throws IOException {
        RefUpdate update = repository.updateRef(ref);
        update.setNewObjectId(commit);
        RefUpdate.Result result = update.forceUpdate();
        switch (result) {
            case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> { }
            default -> throw new IOException("cannot write " + ref + ": " + result);
        }
    }
}
