package dev.subblock.lab.kernel;

import dev.subblock.lab.DirectoryTree;
import dev.subblock.lab.LabException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * The files of git trees below one directory: written and removed there and nowhere else, whatever a
 * tree's paths say and wherever its symbolic links point. First all is removed, then all is written.
 */
final class TreeFiles {

    private final Path root;
    private final ObjectReader reader;
    /** Directories that are there and no links, remembered while files are written. */
    private final Set<Path> directories = new HashSet<>();

    TreeFiles(Path root, ObjectReader reader) {
        this.root = root;
        this.reader = reader;
        directories.add(root);
    }

    /** @throws LabException if that path is absolute or has a step upwards */
    void check(String path) throws LabException {
        boolean leaves = path.startsWith("/");
        for (String step : path.split("/")) {
            leaves |= step.equals("..") || step.equals(".");
        }
        if (leaves) {
            throw new LabException("the tree has a path that leaves it: " + path + "; it is no kernel source to build");
        }
    }

    /** Removes what is there, a directory too, and the directories above that are empty then. */
    void remove(String path) throws IOException {
        Path file = root.resolve(path);
        Path parent = root;
        for (Path step : root.relativize(file.getParent())) {
            Path next = parent.resolve(step);
            // A link or a file in the place of a directory: what lies behind is not ours, or not there.
            if (!Files.isDirectory(next, LinkOption.NOFOLLOW_LINKS)) {
                break;
            }
            parent = next;
        }
        if (parent.equals(file.getParent())) {
            DirectoryTree.delete(file);
        }
        while (!parent.equals(root) && isEmpty(parent)) {
            Files.delete(parent);
            parent = parent.getParent();
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(directory)) {
            return !left.iterator().hasNext();
        }
    }

    /** @throws LabException if a file or a link is where the path needs a directory */
    void write(String path, FileMode mode, ObjectId id) throws IOException, LabException {
        Path file = root.resolve(path);
        makeDirectory(file.getParent());
        byte[] content = reader.open(id, Constants.OBJ_BLOB).getBytes();
        if (mode == FileMode.SYMLINK) {
            Files.createSymbolicLink(file, Path.of(new String(content, StandardCharsets.UTF_8)));
            return;
        }
        Files.write(file, content, StandardOpenOption.CREATE_NEW);
        if (mode == FileMode.EXECUTABLE_FILE) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private void makeDirectory(Path directory) throws IOException, LabException {
        if (directories.contains(directory)) {
            return;
        }
        makeDirectory(directory.getParent());
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(directory);
        } else if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            throw new LabException("the tree has both a file and a directory named " + root.relativize(directory)
                    + "; it is no kernel source to build");
        }
        directories.add(directory);
    }
}
