package dev.subblock.patches.history;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A git repository of a user's, opened for reading. */
public final class History implements AutoCloseable {

    private final Path given;
    private final Repository repository;

    private History(Path given, Repository repository) {
        this.given = given;
        this.repository = repository;
    }

    /**
     * Opens one.
     *
     * @param directory a checkout, also one made by {@code git worktree}, or a bare repository
     * @throws HistoryException if it is neither
     */
    public static History open(Path directory) throws HistoryException, IOException {
        FileRepositoryBuilder builder = new FileRepositoryBuilder();
        if (Files.exists(directory.resolve(Constants.DOT_GIT))) {
            builder.findGitDir(directory.toFile()).setMustExist(true);
        } else {
            builder.setGitDir(directory.toFile()).setBare().setMustExist(true);
        }
        if (builder.getGitDir() == null) {
            throw new HistoryException(directory + ": is no git repository");
        }
        try {
            return new History(directory, builder.build());
        } catch (IOException e) {
            throw new HistoryException(directory + ": is no git repository", e);
        }
    }

    /** @return the directory with its objects */
    public Path gitDirectory() {
        File directory = repository.getDirectory();
        return directory.toPath();
    }

    /** @param revision as git takes it: an id, a tag, a branch, {@code v6.1~3} */
    public HistoryCommit commit(String revision) throws HistoryException, IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return of(parse(walk, revision));
        }
    }

    /**
     * A file of a commit.
     *
     * @param path from the top
     * @param most bytes: a larger one is taken for none
     * @return empty if there is no such file
     */
    public Optional<byte[]> file(HistoryCommit commit, String path, int most) throws HistoryException, IOException {
        try (TreeWalk walk = TreeWalk.forPath(repository, path, ObjectId.fromString(commit.tree()))) {
            if (walk == null || walk.getFileMode(0).getObjectType() != Constants.OBJ_BLOB) {
                return Optional.empty();
            }
            ObjectLoader blob = repository.open(walk.getObjectId(0), Constants.OBJ_BLOB);
            return blob.getSize() > most ? Optional.empty() : Optional.of(blob.getCachedBytes());
        } catch (MissingObjectException e) {
            throw new HistoryException(given + ": lacks object " + e.getObjectId().name() + "; fetch it first, a shallow or partial clone is not enough", e);
        }
    }

    /**
     * What {@code git rev-list OLD..NEW} names. Where the old one is no ancestor of the new one, the range begins where they part.
     *
     * @param most more commits than this are refused
     * @throws HistoryException if there is no such commit, nothing between them, or too much
     */
    public CommitRange range(String older, String newer, int most) throws HistoryException, IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit from = parse(walk, older);
            RevCommit to = parse(walk, newer);
            if (!walk.isMergedInto(from, to)) {
                from = parted(from, to);
            }
            walk.reset();
            walk.sort(RevSort.TOPO);
            walk.markStart(walk.parseCommit(to));
            walk.markUninteresting(walk.parseCommit(from));
            List<HistoryCommit> commits = new ArrayList<>();
            for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
                if (commits.size() == most) {
                    throw new HistoryException(given + ": there are more than " + most + " commits from " + older + " to " + newer
                            + "; name ends that are closer");
                }
                commits.add(of(commit));
            }
            if (commits.isEmpty()) {
                throw new HistoryException(given + ": " + newer + " has no commit that " + older + " has not; is the order the other way round?");
            }
            walk.parseBody(from);
            return new CommitRange(of(from), commits);
        }
    }

    /** Where two lines of work parted. */
    private RevCommit parted(RevCommit from, RevCommit to) throws HistoryException, IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(from));
            walk.markStart(walk.parseCommit(to));
            RevCommit base = walk.next();
            if (base == null) {
                throw new HistoryException(given + ": " + from.abbreviate(12).name() + " and " + to.abbreviate(12).name() + " have nothing in common");
            }
            return base;
        }
    }

    private RevCommit parse(RevWalk walk, String revision) throws HistoryException, IOException {
        try {
            ObjectId id = repository.resolve(revision + "^{commit}");
            if (id != null) {
                return walk.parseCommit(id);
            }
        } catch (MissingObjectException | IncorrectObjectTypeException | RevisionSyntaxException | AmbiguousObjectException e) {
            throw new HistoryException(given + ": has no commit " + revision, e);
        }
        throw new HistoryException(given + ": has no commit " + revision);
    }

    private static HistoryCommit of(RevCommit commit) {
        List<String> parents = new ArrayList<>();
        for (RevCommit parent : commit.getParents()) {
            parents.add(parent.name());
        }
        return new HistoryCommit(commit.name(), commit.getShortMessage().replaceAll("\\p{Cntrl}", "?"), parents, commit.getTree().name());
    }

    @Override
    public void close() {
        repository.close();
    }
}
