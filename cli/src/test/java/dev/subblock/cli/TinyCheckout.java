package dev.subblock.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
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
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * A checkout that carries one base of one file, named {@code tiny}, with a control and a series {@code letters} of
 * two patches; and a cache in which that base is imported.
 */
final class TinyCheckout {

    static final String FILE = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\n";

    private TinyCheckout() {}

    static Rehearsal make(Path scratch) throws IOException {
        Rehearsal rehearsal = new Rehearsal(scratch.resolve("checkout"), scratch);
        Path patches = rehearsal.home().resolve("patches");
        write(patches.resolve("bases/tiny.toml"), """
                name = "tiny"
                description = "One file"
                controls = ["controls/tiny/0001-undo.patch"]
                series = "letters"

                [source]
                kind = "debian-source"
                package = "subblock-there-is-no-such-package"
                tarball = "usr/src/tiny.tar.xz"
                """);
        write(patches.resolve("controls/tiny/0001-undo.patch"), mail("PATCH", "undo", "one", "ONE", 1));
        Path series = patches.resolve("series/tiny/letters/v1");
        write(series.resolve("0001-five.patch"), mail("PATCH 1/2", "capitalise five", "five", "FIVE", 5));
        write(series.resolve("0002-nine.patch"), mail("PATCH 2/2", "capitalise nine", "nine", "NINE", 9));
        imported(rehearsal.cache().resolve("bases/tiny/1.0-1"));
        return rehearsal;
    }

    /** A patch that changes one line of {@link #FILE}. */
    static String mail(String prefix, String title, String from, String to, int line) {
        List<String> lines = FILE.lines().toList();
        int first = Math.max(1, line - 1);
        int last = Math.min(lines.size(), line + 1);
        StringBuilder hunk = new StringBuilder("@@ -" + first + "," + (last - first + 1) + " +" + first + "," + (last - first + 1) + " @@\n");
        for (int n = first; n <= last; n++) {
            hunk.append(n == line ? "-" + from + "\n+" + to + "\n" : " " + lines.get(n - 1) + "\n");
        }
        return """
                From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001
                From: Ada Example <ada@example.org>
                Date: Mon, 22 Nov 2010 10:00:00 +1100
                Subject: [%s] %s

                Why it is wanted.
                ---
                 file.c | 2 +-
                 1 file changed, 1 insertion(+), 1 deletion(-)

                diff --git a/file.c b/file.c
                index 44992c5..5c4abc9 100644
                --- a/file.c
                +++ b/file.c
                """.formatted(prefix, title) + hunk + "-- \n2.39.5\n\n";
    }

    static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static void imported(Path directory) throws IOException {
        Path repository = directory.resolve("repository.git");
        String[] ids = commit(repository);
        write(directory.resolve("base.properties"), "base=tiny\nversion=1.0-1\nsha256=" + "0".repeat(64)
                + "\ncommit=" + ids[0] + "\ntree=" + ids[1] + "\n");
    }

    private static String[] commit(Path repository) throws IOException {
        try (Repository repo = new FileRepositoryBuilder().setGitDir(repository.toFile()).setBare().build()) {
            repo.create(true);
            try (ObjectInserter inserter = repo.newObjectInserter()) {
                DirCache index = DirCache.newInCore();
                DirCacheBuilder builder = index.builder();
                DirCacheEntry entry = new DirCacheEntry("file.c");
                entry.setFileMode(FileMode.REGULAR_FILE);
                entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, FILE.getBytes(StandardCharsets.UTF_8)));
                builder.add(entry);
                builder.finish();
                CommitBuilder commit = new CommitBuilder();
                commit.setTreeId(index.writeTree(inserter));
                PersonIdent someone = new PersonIdent("Base", "base@example.org", Instant.ofEpochSecond(1_000_000_000), ZoneOffset.UTC);
                commit.setAuthor(someone);
                commit.setCommitter(someone);
                commit.setMessage("tiny: 1.0-1\n");
                ObjectId id = inserter.insert(commit);
                inserter.flush();
                return new String[] {id.name(), commit.getTreeId().name()};
            }
        }
    }
}
