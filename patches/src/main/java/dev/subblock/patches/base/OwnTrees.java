package dev.subblock.patches.base;

import dev.subblock.patches.PatchesException;
import dev.subblock.patches.Progress;
import dev.subblock.patches.history.TreeCopy;
import dev.subblock.patches.tree.BareRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * Copies of kernels of the user's own: one bare repository for each {@code VERSION.PATCHLEVEL}, so that of the next
 * revision only what differs is copied.
 */
public final class OwnTrees {

    /** Of the tree's id in a version: enough that two revisions of one release differ. */
    private static final int DIGITS = 12;

    private final Path root;

    /** @param cacheRoot as of {@link BaseStore} */
    public OwnTrees(Path cacheRoot) {
        this.root = cacheRoot.resolve("bases");
    }

    /** Where the copy of a revision is, or will be; nothing is made. */
    public Path place(Base base, OwnTree own) {
        return root.resolve(base.name()).resolve(own.line());
    }

    /**
     * Copies a revision, if it is not there yet: about a minute for the first one of a release. Nothing is written to the
     * user's repository.
     *
     * @param base what it is taken as
     * @throws PatchesException if an object is missing (a shallow or partial clone), or a path leaves the tree
     */
    public BaseTree copy(Base base, OwnTree own, Progress progress) throws PatchesException, IOException, InterruptedException {
        Path place = place(base, own);
        Path repository = place.resolve(ImportedBases.REPOSITORY);
        try (BaseLock lock = BaseLock.take(root.resolve(base.name() + ".lock"), progress)) {
            if (!Files.isDirectory(repository)) {
                create(place);
            }
            progress.say("copying the source of " + own.revision() + " from " + own.gitDirectory() + " (about a minute, if there is none like it yet)");
            new TreeCopy(repository).copy(own.gitDirectory(), own.commit().tree());
            return new BaseTree(base.name(), own.number() + "-" + own.commit().tree().substring(0, DIGITS), "", repository, commit(repository, own),
                    own.commit().tree(), Given.NOTHING, List.of("it is " + own.words()));
        }
    }

    private static void create(Path place) throws IOException {
        Path made = place.resolveSibling(ImportedBases.UNFINISHED + place.getFileName());
        if (Files.exists(made)) {
            ImportedBases.delete(made);
        }
        Files.createDirectories(made);
        try (Repository bare = new FileRepositoryBuilder().setGitDir(made.resolve(ImportedBases.REPOSITORY).toFile()).setBare().build()) {
            bare.create(true);
            // As for every base: packing again takes minutes and gains nothing.
            bare.getConfig().setInt(ConfigConstants.CONFIG_GC_SECTION, null, ConfigConstants.CONFIG_KEY_AUTO, 0);
            bare.getConfig().save();
        }
        Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A commit of ours, without the history that the copy has not; the same for the same revision. */
    private static String commit(Path repository, OwnTree own) throws PatchesException, IOException {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(ObjectId.fromString(own.commit().tree()));
        commit.setAuthor(BareRepository.author(Instant.EPOCH));
        commit.setCommitter(BareRepository.author(Instant.EPOCH));
        commit.setMessage(own.commit().title() + "\n\ncommit " + own.commit().id() + "\n");
        try (Repository bare = BareRepository.open(repository); ObjectInserter inserter = bare.newObjectInserter()) {
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return id.name();
        }
    }
}
