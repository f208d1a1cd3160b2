package dev.subblock.patches.apply;

import dev.subblock.patches.PatchesException;
import dev.subblock.patches.tree.UnsafePathException;
import java.io.IOException;
import org.eclipse.jgit.diff.DiffEntry.ChangeType;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.patch.FileHeader;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Reads from a tree the files that a patch works on, and checks that they are of the kind the patch takes them for. */
final class SourceFiles {

    /** What a file holds before the patch; nothing for a file that the patch adds. */
    record Source(FileMode mode, byte[] content) {}

    /** As the import of a base has it: what is larger is not source. */
    private static final long LARGEST_FILE = 64L << 20;

    private final String patch;
    private final ObjectReader reader;
    private final ObjectId root;

    SourceFiles(String patch, ObjectReader reader, ObjectId root) {
        this.patch = patch;
        this.reader = reader;
        this.root = root;
    }

    /**
     * @throws ConflictException if the file is missing, or is there and should not, or is a symbolic link and should not
     * @throws UnsafePathException if a directory on the way to it is a symbolic link
     */
    Source of(FileHeader file) throws PatchesException, IOException {
        ChangeType change = file.getChangeType();
        checkParents(ParsedPatch.target(file));
        boolean isNew = change == ChangeType.ADD || change == ChangeType.RENAME || change == ChangeType.COPY;
        if (isNew && mode(file.getNewPath()) != null) {
            throw conflict(file.getNewPath(), "exists already");
        }
        if (change == ChangeType.ADD) {
            return new Source(FileMode.REGULAR_FILE, new byte[0]);
        }
        checkParents(file.getOldPath());
        try (TreeWalk walk = TreeWalk.forPath(reader, file.getOldPath(), root)) {
            if (walk == null) {
                throw conflict(file.getOldPath(), "is not in the tree");
            }
            FileMode mode = walk.getFileMode(0);
            if (mode.getObjectType() != Constants.OBJ_BLOB) {
                throw conflict(file.getOldPath(), "is no file in the tree");
            }
            boolean kindStated = file.getOldMode() != null || !file.getHunks().isEmpty();
            if (kindStated && ParsedPatch.isLink(mode) != ParsedPatch.isLink(file.getOldMode())) {
                throw conflict(file.getOldPath(), ParsedPatch.isLink(mode) ? "is a symbolic link in the tree"
                        : "is no symbolic link in the tree");
            }
            ObjectLoader blob = reader.open(walk.getObjectId(0), Constants.OBJ_BLOB);
            if (blob.getSize() > LARGEST_FILE) {
                throw new ApplyException(patch + ": " + file.getOldPath() + " is larger than 64 MiB");
            }
            return new Source(mode, blob.getBytes((int) LARGEST_FILE));
        }
    }

    private void checkParents(String path) throws PatchesException, IOException {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            String parent = path.substring(0, slash);
            FileMode mode = mode(parent);
            if (ParsedPatch.isLink(mode)) {
                throw new UnsafePathException(patch + ": '" + path + "' leads through the symbolic link '" + parent + "': refused");
            }
            if (mode != null && mode.getObjectType() == Constants.OBJ_BLOB) {
                throw conflict(path, parent + " is a file in the tree, not a directory");
            }
        }
    }

    private FileMode mode(String path) throws IOException {
        try (TreeWalk walk = TreeWalk.forPath(reader, path, root)) {
            return walk == null ? null : walk.getFileMode(0);
        }
    }

    private ConflictException conflict(String path, String what) {
        return new ConflictException(patch, path, "", what, "");
    }
}
