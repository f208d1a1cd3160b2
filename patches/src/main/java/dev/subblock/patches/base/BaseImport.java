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
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
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
import org.tukaani.xz.XZInputStream;

/**
 * Streams the tarball inside a Debian package into a new bare repository: one pack, one commit. Nothing is unpacked
 * to disk; the largest single file is held in memory, and a name and an id per file.
 */
final class BaseImport {

    /**
     * What came out.
     *
     * @param commit id of the commit
     * @param tree id of its tree
     * @param files blobs in the tree
     * @param ignored entries that git cannot hold: devices, hard links, FIFOs
     */
    record Imported(String commit, String tree, int files, int ignored) {}

    /** The largest file of Linux 6.1 has 24 MB; a file is held in memory whole. */
    static final long LARGEST_FILE = 64L << 20;
    /** Six times the 78,635 files of Linux 6.1; the bound ends the reading of an archive without end. */
    private static final int MOST_FILES = 500_000;
    /** What {@code xz -9} needs to be read is 65 MiB; an archive that wants more was not made for a source package. */
    private static final int XZ_MEMORY_KIB = 256 << 10;
    /** Deflate's fastest level: somebody waits for this, and the 303 MB it makes of Linux 6.1 are only a cache. */
    private static final int COMPRESSION = 1;
    /** A line of progress about every five seconds. */
    private static final int FILES_PER_LINE = 10_000;

    private final Commands commands;
    private final Progress progress;
    private int files;
    private int ignored;

    BaseImport(Commands commands, Progress progress) {
        this.commands = commands;
        this.progress = progress;
    }

    /**
     * @param deb the package file
     * @param repository directory to make the bare repository in; must not exist
     * @throws BaseException if the tarball is not in the package, or has no files, more than 500,000 of them, or one
     *         larger than 64 MiB
     * @throws PatchesException if a path in it leaves the tree
     */
    Imported run(Path deb, DebianSource source, String title, Path repository) throws PatchesException, IOException {
        List<String> argv = List.of("dpkg-deb", "--fsys-tarfile", deb.toAbsolutePath().toString());
        try (InputStream raw = commands.stream(deb.toAbsolutePath().getParent(), argv);
                TarArchiveInputStream outer = new TarArchiveInputStream(raw)) {
            TarArchiveEntry tarball = find(outer, source);
            try (Repository bare = new FileRepositoryBuilder().setGitDir(repository.toFile()).setBare().build()) {
                bare.create(true);
                // Packing again would take minutes and gain nothing; git gc, run by hand, is still free to.
                bare.getConfig().setInt(ConfigConstants.CONFIG_GC_SECTION, null, ConfigConstants.CONFIG_KEY_AUTO, 0);
                bare.getConfig().save();
                return write(outer, bare, title, tarball.getLastModifiedTime().toInstant());
            }
        }
    }

    private static TarArchiveEntry find(TarArchiveInputStream outer, DebianSource source) throws BaseException, IOException {
        for (TarArchiveEntry entry = outer.getNextEntry(); entry != null; entry = outer.getNextEntry()) {
            if (isPlain(entry) && entry.getName().replaceFirst("^\\./", "").equals(source.tarball())) {
                return entry;
            }
        }
        throw new BaseException("package " + source.packageName() + " has no file " + source.tarball());
    }

    private Imported write(InputStream tarball, Repository bare, String title, Instant date)
            throws PatchesException, IOException {
        DirCache index = DirCache.newInCore();
        DirCacheBuilder builder = index.builder();
        try (PackInserter inserter = ((ObjectDirectory) bare.getObjectDatabase()).newPackInserter();
                TarArchiveInputStream inner = new TarArchiveInputStream(new XZInputStream(tarball, XZ_MEMORY_KIB))) {
            inserter.checkExisting(false);
            inserter.setCompressionLevel(COMPRESSION);
            for (TarArchiveEntry entry = inner.getNextEntry(); entry != null; entry = inner.getNextEntry()) {
                add(entry, inner, builder, inserter);
            }
            if (files == 0) {
                throw new BaseException("the tarball of " + title + " has no files");
            }
            builder.finish();
            ObjectId tree = index.writeTree(inserter);
            ObjectId commit = inserter.insert(commit(tree, title, date));
            inserter.flush();
            BareRepository.keep(bare, Constants.R_HEADS + "base", commit);
            bare.updateRef(Constants.HEAD).link(Constants.R_HEADS + "base");
            return new Imported(commit.name(), tree.name(), files, ignored);
        }
    }

    private void add(TarArchiveEntry entry, InputStream content, DirCacheBuilder builder, PackInserter inserter)
            throws PatchesException, IOException {
        // Everything lies in one directory named after the package.
        String path = entry.getName().replaceFirst("^(\\./)?[^/]+/?", "");
        if (entry.isDirectory() || path.isEmpty()) {
            return;
        }
        if (!isPlain(entry) && !entry.isSymbolicLink()) {
            ignored++;
            return;
        }
        TreePath.check("tarball", path);
        DirCacheEntry file = new DirCacheEntry(path);
        if (entry.isSymbolicLink()) {
            TreePath.checkLink("tarball", path, entry.getLinkName());
            file.setFileMode(FileMode.SYMLINK);
            file.setObjectId(inserter.insert(Constants.OBJ_BLOB, entry.getLinkName().getBytes(StandardCharsets.UTF_8)));
        } else {
            if (entry.getSize() > LARGEST_FILE) {
                throw new BaseException("the tarball has a file larger than " + (LARGEST_FILE >> 20) + " MiB: " + path);
            }
            byte[] bytes = content.readNBytes((int) entry.getSize());
            if (bytes.length < entry.getSize()) {
                throw new BaseException("the tarball ends within " + path + ": the package is cut short");
            }
            file.setFileMode((entry.getMode() & 0100) != 0 ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE);
            file.setObjectId(inserter.insert(Constants.OBJ_BLOB, bytes));
        }
        builder.add(file);
        if (++files > MOST_FILES) {
            throw new BaseException("the tarball has more than " + MOST_FILES + " files: not a kernel");
        }
        if (files % FILES_PER_LINE == 0) {
            progress.say("importing: " + files + " files");
        }
    }

    /** The library's own isFile() is true of a FIFO too. */
    private static boolean isPlain(TarArchiveEntry entry) {
        return entry.isFile() && !entry.isLink() && !entry.isSymbolicLink() && !entry.isFIFO()
                && !entry.isCharacterDevice() && !entry.isBlockDevice();
    }

    /** Dated by the package, so that the same package gives the same commit everywhere. */
    private static CommitBuilder commit(ObjectId tree, String title, Instant date) {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setAuthor(BareRepository.author(date));
        commit.setCommitter(BareRepository.author(date));
        commit.setMessage(title + "\n");
        return commit;
    }
}
