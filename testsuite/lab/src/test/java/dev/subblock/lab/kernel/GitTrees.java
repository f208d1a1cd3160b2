package dev.subblock.lab.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.TreeFormatter;

/** A bare repository, and trees in it. */
final class GitTrees implements AutoCloseable {

    private final Git git;

    GitTrees(Path directory) throws GitAPIException {
        git = Git.init().setBare(true).setDirectory(directory.toFile()).call();
    }

    Path directory() {
        return git.getRepository().getDirectory().toPath();
    }

    /** A tree of text files by path; {@code x:} makes one executable, {@code l:} a symbolic link. */
    String tree(Map<String, String> files) throws IOException {
        try (ObjectInserter inserter = git.getRepository().newObjectInserter()) {
            DirCache index = DirCache.newInCore();
            DirCacheBuilder builder = index.builder();
            for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
                String text = file.getValue();
                DirCacheEntry entry = new DirCacheEntry(file.getKey());
                entry.setFileMode(text.startsWith("x:") ? FileMode.EXECUTABLE_FILE
                        : text.startsWith("l:") ? FileMode.SYMLINK : FileMode.REGULAR_FILE);
                entry.setObjectId(blob(inserter, text.startsWith("x:") || text.startsWith("l:") ? text.substring(2) : text));
                builder.add(entry);
            }
            builder.finish();
            ObjectId tree = index.writeTree(inserter);
            inserter.flush();
            return tree.name();
        }
    }

    /** A tree with one text file of any name, which no honest git would write. */
    String rawTree(String name, String text) throws IOException {
        try (ObjectInserter inserter = git.getRepository().newObjectInserter()) {
            TreeFormatter tree = new TreeFormatter();
            tree.append(name.getBytes(StandardCharsets.UTF_8), FileMode.REGULAR_FILE, blob(inserter, text));
            ObjectId id = inserter.insert(tree);
            inserter.flush();
            return id.name();
        }
    }

    /** A tree with a symbolic link and a directory of the same name, with one file in it. */
    String linkAndDirectory(String name, String pointsTo, String file, String text) throws IOException {
        try (ObjectInserter inserter = git.getRepository().newObjectInserter()) {
            TreeFormatter inner = new TreeFormatter();
            inner.append(file, FileMode.REGULAR_FILE, blob(inserter, text));
            TreeFormatter tree = new TreeFormatter();
            tree.append(name, FileMode.SYMLINK, blob(inserter, pointsTo));
            tree.append(name, FileMode.TREE, inserter.insert(inner));
            ObjectId id = inserter.insert(tree);
            inserter.flush();
            return id.name();
        }
    }

    private static ObjectId blob(ObjectInserter inserter, String text) throws IOException {
        return inserter.insert(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        git.close();
    }
}
