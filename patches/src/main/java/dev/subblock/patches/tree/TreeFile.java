package dev.subblock.patches.tree;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Single files of a tree. */
public final class TreeFile {
    /** Larger than any script or list of words in a kernel. */
    private static final int LARGEST = 16 << 20;

    private TreeFile() {}

    /**
     * @param repository a bare repository
     * @param commit whose tree is looked into
     * @return nothing if there is no such file, or a larger one than 16 MiB
     * @throws TreeException if there is no such repository or commit
     */
    public static Optional<byte[]> read(Path repository, String commit, String path) throws TreeException, IOException {
        try (Repository bare = BareRepository.open(repository);
                TreeWalk walk = TreeWalk.forPath(bare, path, BareRepository.commit(bare, commit).getTree())) {
            if (walk == null || walk.getFileMode(0).getObjectType() != Constants.OBJ_BLOB) {
                return Optional.empty();
            }
            ObjectLoader blob = bare.open(walk.getObjectId(0), Constants.OBJ_BLOB);
            return blob.getSize() > LARGEST ? Optional.empty() : Optional.of(blob.getBytes(LARGEST));
        }
    }
}
