package dev.subblock.patches.intake;

import static dev.subblock.patches.MailFiles.DIFF;
import static dev.subblock.patches.MailFiles.mail;
import static dev.subblock.patches.MailFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.patches.PatchesException;
import dev.subblock.patches.series.PatchMail;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuiltReaderTest {
    private static final String HUNK = "@@ -1,3 +1,3 @@\n one\n-two\n+TWO\n three\n";

    @TempDir
    Path dir;
    private Path patches;

    @BeforeEach
    void makePatches() throws Exception {
        patches = Files.createDirectories(dir.resolve("patches"));
    }

    @Test
    void readsWhatDebianAndQuiltWrite() throws Exception {
        write(patches, "series", """
                # for the next release
                debian/dep3.patch -p1   # why
                plain.diff -p0

                deep.patch -p2
                mail.patch
                """);
        write(patches.resolve("debian"), "dep3.patch", """
                Description: Say it louder
                 Nobody hears it.
                 .
                 Not even here.
                Author: Ada Example <ada@example.org>
                Last-Update: 2023-04-05
                ---
                This patch header follows DEP-3.
                --- a/file.c
                +++ b/file.c
                """ + HUNK);
        write(patches, "plain.diff", "Index: src/new.c\n===================================================================\n--- /dev/null\t1970-01-01 00:00:00.000000000 +0000\n"
                + "+++ src/new.c\t2024-01-01 10:00:00.000000000 +0100\n@@ -0,0 +1 @@\n+new\n");
        Files.setLastModifiedTime(patches.resolve("plain.diff"), FileTime.from(Instant.parse("2022-02-02T02:02:02Z")));
        write(patches, "deep.patch", "Go deeper\n\nSigned-off-by: Bo <bo@example.org>\n\n--- x/linux/gone.c.orig\n+++ /dev/null\n@@ -1 +0,0 @@\n-gone\n");
        Files.setLastModifiedTime(patches.resolve("deep.patch"), FileTime.from(Instant.parse("2022-02-02T02:02:02Z")));
        write(patches, "mail.patch", mail("PATCH 9/9", "a mail", DIFF));

        Intake intake = SeriesImport.read(dir);

        assertThat(intake.patches()).extracting(PatchMail::message).containsExactly("Say it louder\n\nNobody hears it.\n\nNot even here.", "plain",
                "Go deeper\n\nSigned-off-by: Bo <bo@example.org>", "a mail\n\nWhy it is wanted.\n\nSigned-off-by: Ada Example <ada@example.org>");
        assertThat(intake.patches()).extracting(p -> p.authorName() + " " + p.authored()).containsExactly("Ada Example 2023-04-05T00:00Z",
                "unknown 2022-02-02T02:02:02Z", "Bo 2022-02-02T02:02:02Z", "Ada Example 2010-11-22T10:00+11:00");
        assertThat(intake.patches()).extracting(p -> new String(p.diff(), StandardCharsets.UTF_8)).startsWith(
                "diff --git a/file.c b/file.c\n--- a/file.c\n+++ b/file.c\n" + HUNK,
                "diff --git a/src/new.c b/src/new.c\nnew file mode 100644\n--- /dev/null\n+++ b/src/new.c\n@@ -0,0 +1 @@\n+new\n",
                "diff --git a/gone.c.orig b/gone.c.orig\ndeleted file mode 100644\n--- a/gone.c.orig\n+++ /dev/null\n@@ -1 +0,0 @@\n-gone\n");
        assertThat(intake.remarks()).containsExactly(
                "plain.diff: guessed: it has no title; its file's name was taken",
                "plain.diff: guessed: it names no author; \"unknown\" was put there",
                "plain.diff: guessed: it has no date; that of its file was taken",
                "deep.patch: guessed: it names no author; the first who signed it off was taken, Bo",
                "deep.patch: guessed: it has no date; that of its file was taken");
        assertThat(SeriesImport.write(intake, dir, "quilted").patches()).hasSize(4);
    }

    @Test
    void refusesWhatItCannotTake() throws Exception {
        write(dir, "outside.patch", DIFF);
        write(patches, "good.patch", DIFF);
        write(patches, "words.patch", "no diff\n");
        Files.createSymbolicLink(patches.resolve("link.patch"), dir.resolve("outside.patch"));
        Files.createSymbolicLink(patches.resolve("up"), dir);
        refused("../outside.patch\n", "leaves the tree");
        refused("/etc/passwd\n", "leaves the tree");
        refused("link.patch\n", "is no plain file");
        refused("up/outside.patch\n", "leads out of");
        refused("absent.patch\n", "series:1: absent.patch is not there");
        refused("good.patch -R\n", "the option -R of good.patch is not known");
        refused("good.patch -p99\n", "the option -p99");
        refused("good.patch -p3\n", "has not the 3 leading directories that -p3 takes away");
        refused("# nothing\n", "names no patch");
        refused("words.patch\n", "words.patch: has no diff");
    }

    private void refused(String series, String what) throws Exception {
        write(patches, "series", series);
        assertThatThrownBy(() -> SeriesImport.read(patches)).isInstanceOf(PatchesException.class).hasMessageContaining(what);
    }
}
