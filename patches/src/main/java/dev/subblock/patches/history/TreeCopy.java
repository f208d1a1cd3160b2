package dev.subblock.patches.history;

import dev.subblock.patches.PatchesException;
import dev.subblock.patches.tree.BareRepository;
import dev.subblock.patches.tree.TreePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.internal.storage.file.PackInserter;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ThreeWayMerger;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Trees of a user's history in the bare repository of a base, where kernels are built from: so that one built after
 * another, whichever repository it is from, compiles only what differs. Nothing is written to the user's repository.
 *
 * @param bare the repository of the base
 */
public record TreeCopy(Path bare) {

    /** Larger ones go through a pack's streams and not through memory; no file of a kernel comes near it. */
    private static final int LARGEST_FILE = 64 << 20;

    /**
     * Copies a tree with all that the bare repository has not, and keeps it there.
     *
     * @param from git directory of the user's repository; the bare one itself is fine
     * @param tree id of the tree
     * @throws HistoryException if an object is missing (a shallow or partial clone) or larger than 64 MiB
     * @throws dev.subblock.patches.tree.UnsafePathException if a path leaves the tree
     */
    public void copy(Path from, String tree) throws PatchesException, IOException {
        try (Repository target = BareRepository.open(bare); Repository source = open(from);
                ObjectReader has = target.newObjectReader(); ObjectReader reader = source.newObjectReader();
                PackInserter inserter = ((ObjectDirectory) target.getObjectDatabase()).newPackInserter()) {
            ObjectId id = ObjectId.fromString(tree);
            if (!has.has(id)) {
                copyTree(id, "", reader, has, inserter);
                inserter.flush();
            }
            BareRepository.keep(target, CopiedTrees.REFS + tree, id);
        } catch (MissingObjectException e) {
            throw new HistoryException(from + ": lacks object " + e.getObjectId().name() + "; fetch it first, a shallow or partial clone is not enough", e);
        }
    }

    /** What is below an object that is there is there too: whoever put it there saw to that, or git would be broken. */
    private void copyTree(ObjectId tree, String path, ObjectReader reader, ObjectReader has, ObjectInserter inserter)
            throws PatchesException, IOException {
        byte[] raw = reader.open(tree, Constants.OBJ_TREE).getBytes();
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(tree);
            while (walk.next()) {
                ObjectId id = walk.getObjectId(0);
                String name = path + walk.getPathString();
                TreePath.check("tree", name);
                if (walk.getFileMode(0) == FileMode.GITLINK || has.has(id)) {
                    continue;
                }
                if (walk.isSubtree()) {
                    copyTree(id, name + "/", reader, has, inserter);
                } else {
                    if (reader.getObjectSize(id, Constants.OBJ_BLOB) > LARGEST_FILE) {
                        throw new HistoryException(name + " is larger than " + (LARGEST_FILE >> 20) + " MiB: this is no kernel source");
                    }
                    inserter.insert(Constants.OBJ_BLOB, reader.open(id, Constants.OBJ_BLOB).getBytes());
                }
            }
        }
        inserter.insert(Constants.OBJ_TREE, raw);
    }

    /**
     * The tip without what a commit changed, as {@code git revert} makes it: by a three-way merge of content.
     *
     * @param tip id of a tree that was copied
     * @param commit id of the tree of the commit that is taken back, copied
     * @param parent id of the tree of its parent, copied
     * @return id of a tree in the bare repository; empty if it conflicts
     */
    public Optional<String> reverted(String tip, String commit, String parent) throws PatchesException, IOException {
        try (Repository target = BareRepository.open(bare); ObjectInserter inserter = target.newObjectInserter()) {
            ThreeWayMerger merger = MergeStrategy.RESOLVE.newMerger(target, true);
            merger.setObjectInserter(inserter);
            merger.setBase(ObjectId.fromString(commit));
            if (!merger.merge(ObjectId.fromString(tip), ObjectId.fromString(parent))) {
                return Optional.empty();
            }
            ObjectId tree = merger.getResultTreeId();
            inserter.flush();
            BareRepository.keep(target, CopiedTrees.REFS + tree.name(), tree);
            return Optional.of(tree.name());
        }
    }

    private static Repository open(Path gitDirectory) throws IOException {
        return new FileRepositoryBuilder().setGitDir(gitDirectory.toFile()).setMustExist(true).build();
    }
}
