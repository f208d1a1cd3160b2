package dev.subblock.lab.kernel;

import dev.subblock.lab.LabException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * A directory that holds the files of one git tree and can be moved to another: only the files that
 * differ are written, so that the others keep their times and make compiles no more than it must.
 *
 * <p>Beside it a state file names the tree it holds. While files are written it names both trees, so
 * that a move that was cut short is completed by the next one.
 */
final class SourceTree {

    private final Path directory;
    private final Path state;

    SourceTree(Path directory) {
        this.directory = directory;
        this.state = directory.resolveSibling(directory.getFileName() + ".tree");
    }

    Path directory() {
        return directory;
    }

    /**
     * Makes the directory hold a tree.
     *
     * @return how many files were written or removed
     * @throws LabException if the tree has a path that would leave the directory
     */
    int moveTo(Path gitDirectory, String tree) throws IOException, LabException {
        try (Repository repository = new FileRepositoryBuilder().setGitDir(gitDirectory.toFile()).setMustExist(true).build();
                ObjectReader reader = repository.newObjectReader()) {
            ObjectId target = ObjectId.fromString(tree);
            List<String> before = Files.exists(state) ? Files.readAllLines(state) : List.of();
            if (before.equals(List.of(tree))) {
                return 0;
            }
            Map<String, Entry> touched = new LinkedHashMap<>();
            for (String old : before.isEmpty() ? List.of("") : before) {
                collect(reader, old, target, touched);
            }
            // A directory never written whole has no state: it stays so until the last file is there.
            if (!before.isEmpty()) {
                Set<String> journal = new LinkedHashSet<>(before);
                journal.add(tree);
                save(List.copyOf(journal));
            }
            Files.createDirectories(directory);
            // First all that goes: what was a symbolic link may become a directory.
            for (String path : touched.keySet()) {
                remove(inside(path));
            }
            for (Map.Entry<String, Entry> file : touched.entrySet()) {
                if (file.getValue() != null) {
                    write(inside(file.getKey()), file.getValue(), reader);
                }
            }
            save(List.of(tree));
            return touched.size();
        }
    }

    private record Entry(FileMode mode, ObjectId id) {}

    /** Adds what differs: the target's entry by path, null where the target has none. */
    private static void collect(ObjectReader reader, String from, ObjectId to, Map<String, Entry> paths) throws IOException {
        try (TreeWalk walk = new TreeWalk(reader)) {
            if (from.isEmpty()) {
                walk.addTree(new EmptyTreeIterator());
            } else {
                walk.addTree(ObjectId.fromString(from));
            }
            walk.addTree(to);
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            while (walk.next()) {
                boolean there = walk.getFileMode(1) != FileMode.MISSING;
                paths.put(walk.getPathString(), there ? new Entry(walk.getFileMode(1), walk.getObjectId(1)) : null);
            }
        }
    }

    private Path inside(String path) throws LabException {
        Path file = directory.resolve(path).normalize();
        if (!file.startsWith(directory) || file.equals(directory)) {
            throw new LabException("the tree has a path that leaves it: " + path);
        }
        return file;
    }

    private void remove(Path file) throws IOException {
        if (!Files.deleteIfExists(file)) {
            return;
        }
        for (Path dir = file.getParent(); !dir.equals(directory); dir = dir.getParent()) {
            try (DirectoryStream<Path> left = Files.newDirectoryStream(dir)) {
                if (left.iterator().hasNext()) {
                    return;
                }
            }
            Files.delete(dir);
        }
    }

    private static void write(Path file, Entry entry, ObjectReader reader) throws IOException {
        Files.createDirectories(file.getParent());
        byte[] content = reader.open(entry.id(), Constants.OBJ_BLOB).getBytes();
        if (entry.mode() == FileMode.SYMLINK) {
            Files.createSymbolicLink(file, Path.of(new String(content, StandardCharsets.UTF_8)));
            return;
        }
        Files.write(file, content, StandardOpenOption.CREATE_NEW);
        if (entry.mode() == FileMode.EXECUTABLE_FILE) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private void save(List<String> trees) throws IOException {
        Path next = state.resolveSibling(state.getFileName() + ".new");
        Files.createDirectories(state.getParent());
        Files.write(next, trees);
        Files.move(next, state, StandardCopyOption.ATOMIC_MOVE);
    }
}
