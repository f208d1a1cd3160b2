package dev.subblock.patches.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;

/**
 * A checkout for a person to work in: a git repository of its own, which borrows the objects of the bare one.
 *
 * @param directory the root of the checkout
 * @param repository the bare repository it borrows from
 * @param start id of the commit that was checked out
 */
public record Worktree(Path directory, Path repository, String start) {
    /** The section of the checkout's git configuration that is ours; it is written last, when all is in place. */
    private static final String OURS = "subblock";
    private static final String BRANCH = Constants.R_HEADS + "subblock";

    /**
     * Checks a commit out, on a branch called {@code subblock}.
     *
     * <p>On a Debian source, git itself does not list new files: Debian's rule <code>/*</code> in {@code .gitignore}
     * hides them (add them with {@code git add -f}). {@link #snapshot} sees them all the same.
     *
     * @param directory is made if missing, and must be empty
     * @throws TreeException if the directory has something in it, or the repository has no such commit
     * @throws UnsafePathException if the tree has a path that leaves it
     */
    public static Worktree create(Path repository, String commit, Path directory)
            throws TreeException, UnsafePathException, IOException {
        Path bare = repository.toRealPath();
        Path root = emptyDirectory(directory);
        RevCommit start;
        try (Repository source = BareRepository.open(bare)) {
            start = BareRepository.commit(source, commit);
        }
        Path git = root.resolve(Constants.DOT_GIT);
        try (Repository fresh = builder(root).build()) {
            fresh.create();
            StoredConfig config = fresh.getConfig();
            // A kernel's files are to be as they are in the tree, whatever the user's own configuration says.
            config.setString(ConfigConstants.CONFIG_CORE_SECTION, null, "autocrlf", "false");
            // JGit records a file's size and time only; this is git's own switch for an index shared with JGit.
            config.setString(ConfigConstants.CONFIG_CORE_SECTION, null, "checkStat", "minimal");
            config.setString(ConfigConstants.CONFIG_CORE_SECTION, null, "trustctime", "false");
            config.save();
        }
        new Borrowers(bare).add(root.toRealPath());
        Files.writeString(git.resolve("objects/info/alternates"), bare.resolve("objects") + "\n");
        try (Repository borrowing = builder(root).build()) {
            BareRepository.keep(borrowing, BRANCH, start);
            borrowing.updateRef(Constants.HEAD).link(BRANCH);
            new Checkout(borrowing, root).write(start.getTree());
            StoredConfig config = borrowing.getConfig();
            config.setString(OURS, null, "repository", bare.toString());
            config.setString(OURS, null, "commit", start.name());
            config.save();
        }
        return new Worktree(root, bare, start.name());
    }

    /**
     * Opens a checkout that {@link #create} made.
     *
     * @throws TreeException if it did not make it, or was interrupted, or if the bare repository is gone
     */
    public static Worktree open(Path directory) throws TreeException, IOException {
        Path file = directory.resolve(Constants.DOT_GIT).resolve(Constants.CONFIG);
        FileBasedConfig config = new FileBasedConfig(file.toFile(), FS.DETECTED);
        try {
            config.load();
        } catch (ConfigInvalidException e) {
            throw new TreeException(file + ": is no git configuration", e);
        }
        String repository = config.getString(OURS, null, "repository");
        String commit = config.getString(OURS, null, "commit");
        if (repository == null || commit == null) {
            throw new TreeException(directory + ": was not made by 'subblock apply --tree', or making it was cut short; "
                    + "remove it and make it again");
        }
        if (!Files.isDirectory(Path.of(repository))) {
            throw new TreeException(directory + ": the repository it borrows from is gone: " + repository);
        }
        return new Worktree(directory.toRealPath(), Path.of(repository), commit);
    }

    /**
     * Writes the state of the checkout into the bare repository: tracked files as they are on disk, committed or
     * not, and new files that are not ignored. The checkout itself, with its index, stays as it is. A kernel tree
     * takes about a second when its directories are in the page cache.
     *
     * @throws TreeException if a file cannot be taken over: larger than 64 MiB, neither file nor symbolic link, a
     *         merge conflict
     * @throws UnsafePathException if a symbolic link leads out of the tree
     */
    public Snapshot snapshot() throws TreeException, UnsafePathException, IOException {
        try (Repository checkout = builder(directory).build();
                Repository bare = BareRepository.open(repository);
                ObjectInserter inserter = bare.newObjectInserter();
                ObjectReader reader = inserter.newReader()) {
            RevCommit from = BareRepository.commit(bare, start);
            WorktreeScan scan = new WorktreeScan(directory, checkout);
            List<String> changed = List.copyOf(scan.changed(from.getTree()));
            if (changed.isEmpty()) {
                return new Snapshot(repository, start, start, from.getTree().name(), List.of());
            }
            TreeEdit edit = new TreeEdit();
            for (String path : changed) {
                WorktreeScan.Content content = scan.read(path);
                if (content == null) {
                    edit.remove(path);
                } else {
                    edit.put(path, content.mode(), inserter.insert(Constants.OBJ_BLOB, content.bytes()));
                }
            }
            ObjectId tree = edit.applyTo(from.getTree(), reader, inserter);
            ObjectId commit = inserter.insert(commit(from, tree));
            inserter.flush();
            BareRepository.keep(bare, "refs/subblock/snapshots/" + commit.name(), commit);
            return new Snapshot(repository, start, commit.name(), tree.name(), changed);
        }
    }

    /** Carries the time of its parent, so that equal edits give an equal commit. */
    private static CommitBuilder commit(RevCommit parent, ObjectId tree) {
        PersonIdent author = BareRepository.author(parent.getCommitterIdent().getWhenAsInstant());
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setParentId(parent);
        commit.setAuthor(author);
        commit.setCommitter(author);
        commit.setMessage("Edits in a checkout\n");
        return commit;
    }

    private static FileRepositoryBuilder builder(Path root) {
        return new FileRepositoryBuilder().setWorkTree(root.toFile()).setGitDir(root.resolve(Constants.DOT_GIT).toFile());
    }

    private static Path emptyDirectory(Path directory) throws TreeException, IOException {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new TreeException(directory + ": is a file; name a new directory");
        }
        Files.createDirectories(directory);
        try (Stream<Path> entries = Files.list(directory)) {
            if (entries.findAny().isPresent()) {
                throw new TreeException(directory + ": is not empty; name a new directory");
            }
        }
        return directory.toRealPath();
    }
}
