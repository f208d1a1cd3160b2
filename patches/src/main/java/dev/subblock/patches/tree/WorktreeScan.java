package dev.subblock.patches.tree;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.TreeSet;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.NameConflictTreeWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Finds what differs between a checkout and its start. A file that the index knows by its time and size is not read.
 */
final class WorktreeScan {

    /** The largest file of Linux 6.1 has 24 MB; anything above this is a build product that no rule ignores. */
    static final long LARGEST_FILE = 64L << 20;

    private static final int START = 0;
    private static final int INDEX = 1;
    private static final int DISK = 2;

    private final Path directory;
    private final Repository checkout;
    private final IgnoreRules ignored;

    WorktreeScan(Path directory, Repository checkout) {
        this.directory = directory;
        this.checkout = checkout;
        this.ignored = new IgnoreRules(directory);
    }

    /** Paths of files and symbolic links that differ, are new or are gone, sorted. */
    TreeSet<String> changed(RevTree start) throws TreeException, IOException {
        TreeSet<String> changed = new TreeSet<>();
        DirCache index = checkout.readDirCache();
        try (ObjectReader reader = checkout.newObjectReader(); TreeWalk walk = new NameConflictTreeWalk(checkout, reader)) {
            walk.addTree(start);
            walk.addTree(new DirCacheIterator(index));
            FileTreeIterator disk = new FileTreeIterator(checkout);
            disk.setDirCacheIterator(walk, INDEX);
            // Its own reading of the ignore rules would take Debian's rule at its word.
            disk.setWalkIgnoredDirectories(true);
            walk.addTree(disk);
            while (walk.next()) {
                if (walk.isSubtree()) {
                    if (isTracked(walk) || !ignored.ignore(walk.getPathString(), true)) {
                        walk.enterSubtree();
                    }
                } else if (differs(walk, reader)) {
                    changed.add(walk.getPathString());
                }
            }
        }
        return changed;
    }

    private boolean differs(TreeWalk walk, ObjectReader reader) throws TreeException, IOException {
        DirCacheIterator index = walk.getTree(INDEX, DirCacheIterator.class);
        FileTreeIterator disk = walk.getTree(DISK, FileTreeIterator.class);
        if (index != null && index.getDirCacheEntry().getStage() != 0) {
            throw new TreeException(directory + ": " + walk.getPathString() + " has a merge conflict; resolve it first");
        }
        if (disk == null) {
            return walk.getFileMode(START) != FileMode.MISSING;
        }
        if (disk.getEntryFileMode() == FileMode.GITLINK) {
            // A repository of its own that somebody put there: not source of this tree.
            return false;
        }
        if (!isTracked(walk)) {
            return !ignored.ignore(walk.getPathString(), false);
        }
        if (index == null || disk.isModified(index.getDirCacheEntry(), true, reader)) {
            return true;
        }
        return !walk.idEqual(START, INDEX) || walk.getRawMode(START) != walk.getRawMode(INDEX);
    }

    private static boolean isTracked(TreeWalk walk) {
        return walk.getRawMode(START) != 0 || walk.getRawMode(INDEX) != 0;
    }

    /** Content of one changed file, as it goes into a tree. */
    record Content(FileMode mode, byte[] bytes) {}

    /**
     * @return null if the file is gone
     */
    Content read(String path) throws TreeException, UnsafePathException, IOException {
        TreePath.check("checkout", path);
        Path file = directory.resolve(path);
        if (Files.isSymbolicLink(file)) {
            String target = Files.readSymbolicLink(file).toString();
            TreePath.checkLink("checkout", path, target);
            return new Content(FileMode.SYMLINK, target.getBytes(StandardCharsets.UTF_8));
        }
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            if (Files.size(file) > LARGEST_FILE) {
                throw new TreeException(file + ": is larger than " + (LARGEST_FILE >> 20) + " MiB; ignore or remove it");
            }
            return new Content(Files.isExecutable(file) ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE,
                    Files.readAllBytes(file));
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(file)) {
            throw new TreeException(file + ": is neither a file nor a symbolic link; ignore or remove it");
        }
        return null;
    }
}
