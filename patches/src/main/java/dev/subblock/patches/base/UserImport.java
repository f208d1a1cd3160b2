package dev.subblock.patches.base;

import dev.subblock.patches.PatchesException;
import dev.subblock.patches.Progress;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.tukaani.xz.XZInputStream;

/** Reads a kernel source that the user has, wherever it is, without changing anything there. */
final class UserImport {

    /** A shallow clone of a kernel has 200 MB; see the limit of a package's download. */
    private static final Duration CLONE_LIMIT = Duration.ofMinutes(30);
    /** A link's target; more than Linux would follow. */
    private static final int LONGEST_LINK = 4096;

    private final Commands commands;
    private final Path scratch;

    /** @param scratch an empty directory; the caller removes it */
    UserImport(Commands commands, Path scratch) {
        this.commands = commands;
        this.scratch = scratch;
    }

    /** Hands all that is source on. */
    void copy(SourcePlace place, TreeImport to, Progress progress) throws PatchesException, IOException, InterruptedException {
        if (place instanceof SourcePlace.Directory d) {
            directory(d.directory(), to);
        } else if (place instanceof SourcePlace.Tarball t) {
            tarball(t.file(), to);
        } else if (place instanceof SourcePlace.Repository r) {
            repository(r.directory(), r.ref().orElse(Constants.HEAD), to);
        } else if (place instanceof SourcePlace.Remote r) {
            progress.say("fetching " + r.url());
            repository(fetched(r), "FETCH_HEAD", to);
        }
    }

    private static void directory(Path root, TreeImport to) throws PatchesException, IOException {
        List<Path> files = new ArrayList<>();
        // Links are not followed: they are taken as what they are.
        Files.walkFileTree(root.toRealPath(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                files.add(file);
                return files.size() > 2 * TreeImport.MOST_FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
            }
        });
        for (Path file : files) {
            String path = root.toRealPath().relativize(file).toString();
            if (to.refuses(path)) {
                continue;
            }
            if (Files.isSymbolicLink(file)) {
                to.link(path, Files.readSymbolicLink(file).toString());
            } else if (Files.isRegularFile(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    to.file(path, Files.isExecutable(file), Files.size(file), in);
                }
            } else {
                to.ignore();
            }
        }
    }

    private static void tarball(Path file, TreeImport to) throws PatchesException, IOException {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                TarArchiveInputStream tar = new TarArchiveInputStream(unpacked(raw))) {
            TarFiles.copy(tar, to);
        }
    }

    /** By its first bytes; what is not compressed is given back as it is. */
    private static InputStream unpacked(InputStream raw) throws IOException {
        raw.mark(8);
        byte[] magic = raw.readNBytes(6);
        raw.reset();
        if (begins(magic, 0x1f, 0x8b)) {
            return GzipCompressorInputStream.builder().setInputStream(raw).setDecompressConcatenated(true).get();
        }
        if (begins(magic, 'B', 'Z', 'h')) {
            return new BZip2CompressorInputStream(raw, true);
        }
        return begins(magic, 0xfd, '7', 'z', 'X', 'Z', 0) ? new XZInputStream(raw, BaseImport.XZ_MEMORY_KIB) : raw;
    }

    private static boolean begins(byte[] bytes, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private static void repository(Path directory, String ref, TreeImport to) throws PatchesException, IOException {
        FileRepositoryBuilder builder = new FileRepositoryBuilder();
        // A linked work tree has a file there, and no directory.
        if (Files.exists(directory.resolve(".git"))) {
            builder.setWorkTree(directory.toFile());
        } else {
            builder.setGitDir(directory.toFile());
        }
        try (Repository repository = builder.setMustExist(true).build(); ObjectReader reader = repository.newObjectReader();
                RevWalk revisions = new RevWalk(reader); TreeWalk walk = new TreeWalk(reader)) {
            ObjectId commit = repository.resolve(ref + "^{commit}");
            if (commit == null) {
                throw new BaseException(directory + " has no commit " + ref);
            }
            walk.addTree(revisions.parseCommit(commit).getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                String path = walk.getPathString();
                if (!to.refuses(path)) {
                    entry(path, walk.getFileMode(0), walk.getObjectId(0), reader, to);
                }
            }
        } catch (MissingObjectException e) {
            throw new BaseException(directory + " lacks " + e.getObjectId().name() + ": it is no whole clone; fetch what is missing, or give another", e);
        }
    }

    private static void entry(String path, FileMode mode, ObjectId id, ObjectReader reader, TreeImport to) throws PatchesException, IOException {
        if (mode == FileMode.GITLINK) {
            to.ignore();
            return;
        }
        ObjectLoader blob = reader.open(id, Constants.OBJ_BLOB);
        if (mode == FileMode.SYMLINK) {
            to.link(path, new String(blob.getCachedBytes(LONGEST_LINK), StandardCharsets.UTF_8));
        } else if (blob.isLarge()) {
            try (InputStream in = blob.openStream()) {
                to.file(path, mode == FileMode.EXECUTABLE_FILE, blob.getSize(), in);
            }
        } else {
            to.file(path, mode == FileMode.EXECUTABLE_FILE, blob.getSize(), new ByteArrayInputStream(blob.getCachedBytes()));
        }
    }

    private Path fetched(SourcePlace.Remote remote) throws BaseException, IOException, InterruptedException {
        Path clone = scratch.resolve("clone.git");
        git(List.of("git", "init", "-q", "--bare", clone.toString()), remote);
        git(List.of("git", "--git-dir=" + clone, "fetch", "-q", "--depth=1", "--no-tags", "--", remote.url(), remote.ref().orElse("HEAD")), remote);
        // What was fetched has no branch of ours; its name is in the first line of that file.
        Optional<String> line = Files.readString(clone.resolve("FETCH_HEAD")).lines().findFirst();
        if (line.isEmpty()) {
            throw new BaseException(remote.url() + " gave nothing");
        }
        return clone;
    }

    private void git(List<String> argv, SourcePlace.Remote remote) throws BaseException, IOException, InterruptedException {
        Commands.Outcome outcome = commands.run(scratch, argv, CLONE_LIMIT);
        if (!outcome.ok()) {
            String why = outcome.output().lines().filter(l -> l.startsWith("fatal: ")).map(l -> l.substring(7)).findFirst()
                    .orElse(outcome.status() < 0 ? "it took too long" : "git ended with status " + outcome.status());
            throw new BaseException("can't fetch " + remote.url() + remote.ref().map(r -> "#" + r).orElse("") + ": " + why);
        }
    }
}
