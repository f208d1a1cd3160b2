package dev.subblock.lab.kernel;

import dev.subblock.lab.DirectoryTree;
import dev.subblock.lab.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
            List<String> before = held(reader);
            if (before.equals(List.of(tree))) {
                return 0;
            }
            // Sorted: what becomes or was a directory comes before what is in it.
            SortedMap<String, Entry> touched = new TreeMap<>();
            for (String old : before.isEmpty() ? List.of("") : before) {
                collect(reader, old, target, touched);
            }
            TreeFiles files = new TreeFiles(directory, reader);
            // Before anything is changed: the state never names a tree that can't be moved away from.
            for (String path : touched.keySet()) {
                files.check(path);
            }
            begin(before, tree);
            for (String path : touched.keySet()) {
                files.remove(path);
            }
            for (Map.Entry<String, Entry> file : touched.entrySet()) {
                if (file.getValue() != null) {
                    files.write(file.getKey(), file.getValue().mode(), file.getValue().id());
                }
            }
            save(List.of(tree));
            return touched.size();
        }
    }

    private record Entry(FileMode mode, ObjectId id) {}

    /** The trees whose files the directory has; none if that can't be told, as of a repository that was made anew. */
    private List<String> held(ObjectReader reader) throws IOException {
        if (!Files.isDirectory(directory) || !Files.exists(state)) {
            return List.of();
        }
        List<String> trees = Files.readAllLines(state);
        for (String tree : trees) {
            if (!ObjectId.isId(tree) || !reader.has(ObjectId.fromString(tree))) {
                return List.of();
            }
        }
        return trees;
    }

    private void begin(List<String> before, String tree) throws IOException {
        if (before.isEmpty()) {
            // What a first write left that was cut short is of no known tree. There is no state until all is there.
            Files.deleteIfExists(state);
            DirectoryTree.delete(directory);
            Files.createDirectories(directory);
        } else {
            Set<String> journal = new LinkedHashSet<>(before);
            journal.add(tree);
            save(List.copyOf(journal));
        }
    }

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

    private void save(List<String> trees) throws IOException {
        Path next = state.resolveSibling(state.getFileName() + ".new");
        Files.createDirectories(state.getParent());
        Files.write(next, trees);
        Files.move(next, state, StandardCopyOption.ATOMIC_MOVE);
    }
}
