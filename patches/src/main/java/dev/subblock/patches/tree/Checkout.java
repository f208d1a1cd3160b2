package dev.subblock.patches.tree;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Writes all files of a tree into an empty directory, and then the index.
 *
 * <p>JGit's own checkout takes the index's lock first and so finds every file younger than it; it then marks all
 * entries as not to be trusted, and each later look at the checkout reads the whole kernel again.
 */
final class Checkout {
    private final Repository repository;
    private final Path directory;

    Checkout(Repository repository, Path directory) {
        this.repository = repository;
        this.directory = directory;
    }

    void write(RevTree tree) throws UnsafePathException, IOException {
        DirCache files = DirCache.newInCore();
        DirCacheBuilder builder = files.builder();
        try (ObjectReader reader = repository.newObjectReader(); TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(tree);
            while (walk.next()) {
                TreePath.check("tree", walk.getPathString());
                if (walk.isSubtree()) {
                    Files.createDirectory(directory.resolve(walk.getPathString()));
                    walk.enterSubtree();
                } else {
                    builder.add(file(reader, walk.getPathString(), walk.getFileMode(0), walk.getObjectId(0)));
                }
            }
        }
        builder.finish();
        DirCache index = repository.lockDirCache();
        try {
            DirCacheBuilder all = index.builder();
            for (int i = 0; i < files.getEntryCount(); i++) {
                all.add(files.getEntry(i));
            }
            all.finish();
            index.write();
            if (!index.commit()) {
                throw new IOException("cannot write the index of " + directory);
            }
        } finally {
            index.unlock();
        }
    }

    private DirCacheEntry file(ObjectReader reader, String path, FileMode mode, ObjectId id) throws IOException {
        Path file = directory.resolve(path);
        ObjectLoader blob = reader.open(id, Constants.OBJ_BLOB);
        if (mode == FileMode.SYMLINK) {
            Files.createSymbolicLink(file, Path.of(new String(blob.getBytes(), StandardCharsets.UTF_8)));
        } else {
            try (OutputStream out = Files.newOutputStream(file)) {
                blob.copyTo(out);
            }
            if (mode == FileMode.EXECUTABLE_FILE) {
                makeExecutable(file);
            }
        }
        DirCacheEntry entry = new DirCacheEntry(path);
        entry.setFileMode(mode);
        entry.setObjectId(id);
        entry.setLength(blob.getSize());
        entry.setLastModified(Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant());
        return entry;
    }

    /** For whoever may read it, so that the umask has its say. */
    private static void makeExecutable(Path file) throws IOException {
        Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        permissions.add(PosixFilePermission.OWNER_EXECUTE);
        if (permissions.contains(PosixFilePermission.GROUP_READ)) {
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
        }
        if (permissions.contains(PosixFilePermission.OTHERS_READ)) {
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        Files.setPosixFilePermissions(file, permissions);
    }
}
