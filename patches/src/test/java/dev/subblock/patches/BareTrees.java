package dev.subblock.patches;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Bare repositories with a tree or two, for tests. */
public final class BareTrees {
    private BareTrees() {}

    /** Path to content; a path that ends in {@code *} is executable, one that ends in {@code @} a symbolic link. */
    public static String commit(Path repository, Map<String, String> files) throws IOException {
        try (Repository repo = new FileRepositoryBuilder().setGitDir(repository.toFile()).setBare().build()) {
            if (!repo.getObjectDatabase().exists()) {
                repo.create(true);
            }
            try (ObjectInserter inserter = repo.newObjectInserter()) {
                DirCache index = DirCache.newInCore();
                DirCacheBuilder builder = index.builder();
                for (Map.Entry<String, String> file : files.entrySet()) {
                    String key = file.getKey();
                    DirCacheEntry entry = new DirCacheEntry(key.replaceFirst("[*@]$", ""));
                    entry.setFileMode(key.endsWith("*") ? FileMode.EXECUTABLE_FILE
                            : key.endsWith("@") ? FileMode.SYMLINK : FileMode.REGULAR_FILE);
                    entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, file.getValue().getBytes(StandardCharsets.ISO_8859_1)));
                    builder.add(entry);
                }
                builder.finish();
                CommitBuilder commit = new CommitBuilder();
                commit.setTreeId(index.writeTree(inserter));
                PersonIdent someone = new PersonIdent("Base", "base@example.org", Instant.ofEpochSecond(1_000_000_000), ZoneOffset.UTC);
                commit.setAuthor(someone);
                commit.setCommitter(someone);
                commit.setMessage("the base\n");
                ObjectId id = inserter.insert(commit);
                inserter.flush();
                return id.name();
            }
        }
    }

    /** The files of a commit or tree, keyed as {@link #commit} takes them. */
    public static Map<String, String> files(Path repository, String treeish) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Repository repo = new FileRepositoryBuilder().setGitDir(repository.toFile()).setBare().build();
                RevWalk revs = new RevWalk(repo); TreeWalk walk = new TreeWalk(repo)) {
            walk.addTree(revs.parseTree(ObjectId.fromString(treeish)));
            walk.setRecursive(true);
            while (walk.next()) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                repo.open(walk.getObjectId(0)).copyTo(out);
                FileMode mode = walk.getFileMode(0);
                files.put(walk.getPathString() + (mode == FileMode.EXECUTABLE_FILE ? "*" : mode == FileMode.SYMLINK ? "@" : ""),
                        out.toString(StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }
}
