package dev.subblock.patches.base;

import dev.subblock.patches.PatchesException;
import dev.subblock.patches.Progress;
import dev.subblock.patches.tree.BareRepository;
import dev.subblock.patches.tree.TreePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.internal.storage.file.PackInserter;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * Takes the files of a kernel one by one into a new bare repository: one pack, one commit. Nothing is unpacked to
 * disk; the largest single file is held in memory, and a name and an id per file.
 */
final class TreeImport implements AutoCloseable {

    /**
     * What came out.
     *
     * @param commit id of the commit
     * @param tree id of its tree
     * @param files blobs in the tree
     * @param ignored entries that git cannot hold: devices, hard links, FIFOs
     * @param leftOvers files that another build had left, and that were not taken
     */
    record Imported(String commit, String tree, int files, int ignored, int leftOvers) {}

    /** The largest file of Linux 6.1 has 24 MB; a file is held in memory whole. */
    static final long LARGEST_FILE = 64L << 20;
    /** Six times the 78,635 files of Linux 6.1; the bound ends the reading of an archive without end. */
    static final int MOST_FILES = 500_000;
    /** Four times Linux 6.1; with it a small archive can't fill a disk. */
    static final long MOST_BYTES = 6L << 30;
    /** Deflate's fastest level: somebody waits for this, and the 303 MB it makes of Linux 6.1 are only a cache. */
    private static final int COMPRESSION = 1;
    /** A line of progress about every five seconds. */
    private static final int FILES_PER_LINE = 10_000;
    /** A Makefile of 2.6.37 has 56 KB; it is kept for the version in it. */
    private static final int LARGEST_MAKEFILE = 1 << 20;

    private final String from;
    private final Progress progress;
    private final boolean cleaned;
    private final Repository bare;
    private final PackInserter inserter;
    private final Map<String, DirCacheEntry> entries = new HashMap<>();
    private Optional<String> makefile = Optional.empty();
    private long bytes;
    private int ignored;
    private int leftOvers;

    private TreeImport(String from, boolean cleaned, Path repository, Progress progress) throws IOException {
        this.from = from;
        this.cleaned = cleaned;
        this.progress = progress;
        this.bare = new FileRepositoryBuilder().setGitDir(repository.toFile()).setBare().build();
        bare.create(true);
        // Packing again would take minutes and gain nothing; git gc, run by hand, is still free to.
        bare.getConfig().setInt(ConfigConstants.CONFIG_GC_SECTION, null, ConfigConstants.CONFIG_KEY_AUTO, 0);
        bare.getConfig().save();
        this.inserter = ((ObjectDirectory) bare.getObjectDatabase()).newPackInserter();
        inserter.checkExisting(false);
        inserter.setCompressionLevel(COMPRESSION);
    }

    /**
     * Of everything there is.
     *
     * @param from what is read, for messages: {@code tarball}
     * @param repository directory to make the bare repository in; must not exist
     */
    static TreeImport whole(String from, Path repository, Progress progress) throws IOException {
        return new TreeImport(from, false, repository, progress);
    }

    /** Of what is source, and not what a build left. */
    static TreeImport cleaned(String from, Path repository, Progress progress) throws IOException {
        return new TreeImport(from, true, repository, progress);
    }

    /** Whether a file need not even be read. */
    boolean refuses(String path) {
        boolean leftOver = cleaned && LeftOvers.named(path);
        leftOvers += leftOver ? 1 : 0;
        return leftOver;
    }

    /**
     * Takes a file.
     *
     * @throws BaseException if it is larger than 64 MiB or shorter than said, or there are too many of them
     * @throws dev.subblock.patches.tree.UnsafePathException if the path leaves the tree
     */
    void file(String path, boolean executable, long size, InputStream content) throws PatchesException, IOException {
        TreePath.check(from, path);
        if (size > LARGEST_FILE) {
            throw new BaseException("the " + from + " has a file larger than " + (LARGEST_FILE >> 20) + " MiB: " + path);
        }
        byte[] read = content.readNBytes((int) size);
        if (read.length < size) {
            throw new BaseException("the " + from + " ends within " + path + ": it is cut short");
        }
        if (cleaned && LeftOvers.compiled(read)) {
            leftOvers++;
            return;
        }
        if (path.equals("Makefile") && size <= LARGEST_MAKEFILE) {
            makefile = Optional.of(new String(read, StandardCharsets.UTF_8));
        }
        put(path, executable ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE, read);
    }

    /** Takes a symbolic link. @throws dev.subblock.patches.tree.UnsafePathException if it leads out of the tree */
    void link(String path, String target) throws PatchesException, IOException {
        TreePath.check(from, path);
        TreePath.checkLink(from, path, target);
        put(path, FileMode.SYMLINK, target.getBytes(StandardCharsets.UTF_8));
    }

    /** Counts what git can't hold. */
    void ignore() {
        ignored++;
    }

    private void put(String path, FileMode mode, byte[] content) throws BaseException, IOException {
        DirCacheEntry entry = new DirCacheEntry(path);
        entry.setFileMode(mode);
        entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, content));
        // Of two of one name the later counts, as tar has it.
        entries.put(path, entry);
        bytes += content.length;
        if (entries.size() > MOST_FILES) {
            throw new BaseException("the " + from + " has more than " + MOST_FILES + " files: not a kernel");
        }
        if (bytes > MOST_BYTES) {
            throw new BaseException("the " + from + " has more than " + (MOST_BYTES >> 30) + " GiB: not a kernel");
        }
        if (entries.size() % FILES_PER_LINE == 0) {
            progress.say("importing: " + entries.size() + " files");
        }
    }

    /** Whether a file of that path was taken. */
    boolean has(String path) {
        return entries.containsKey(path);
    }

    /** What a manifest says of the files taken so far; empty if they are the same. */
    Optional<String> differences(SourceManifest manifest) {
        return manifest.differences(entries.keySet(), path -> entries.get(path).getObjectId().name());
    }

    /** The text of the Makefile at the top, if there is one. */
    Optional<String> makefile() {
        return makefile;
    }

    /**
     * Writes the commit.
     *
     * @param date of it: equal files, title and date give an equal commit everywhere
     * @throws BaseException if there are no files, or one is where a directory has to be
     */
    Imported finish(String title, Instant date) throws BaseException, IOException {
        if (cleaned) {
            List<String> made = entries.keySet().stream().filter(path -> LeftOvers.made(path, entries::containsKey)).toList();
            made.forEach(entries::remove);
            leftOvers += made.size();
        }
        if (entries.isEmpty()) {
            throw new BaseException("the " + from + " of " + title + " has no files");
        }
        DirCache index = DirCache.newInCore();
        DirCacheBuilder builder = index.builder();
        for (DirCacheEntry entry : entries.values()) {
            checkDirectories(entry.getPathString());
            builder.add(entry);
        }
        builder.finish();
        ObjectId tree = index.writeTree(inserter);
        ObjectId commit = inserter.insert(commit(tree, title, date));
        inserter.flush();
        BareRepository.keep(bare, Constants.R_HEADS + "base", commit);
        bare.updateRef(Constants.HEAD).link(Constants.R_HEADS + "base");
        return new Imported(commit.name(), tree.name(), entries.size(), ignored, leftOvers);
    }

    private void checkDirectories(String path) throws BaseException {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (entries.containsKey(path.substring(0, slash))) {
                throw new BaseException("the " + from + " has " + path.substring(0, slash) + " as a file and as a directory");
            }
        }
    }

    private static CommitBuilder commit(ObjectId tree, String title, Instant date) {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setAuthor(BareRepository.author(date));
        commit.setCommitter(BareRepository.author(date));
        commit.setMessage(title + "\n");
        return commit;
    }

    @Override
    public void close() {
        inserter.close();
        bare.close();
    }
}
