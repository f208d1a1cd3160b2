package dev.subblock.patches.intake;

import static dev.subblock.patches.MailFiles.DIFF;
import static dev.subblock.patches.MailFiles.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.patches.PatchesException;
import dev.subblock.patches.mailbox.Limits;
import dev.subblock.patches.mailbox.Mailbox;
import dev.subblock.patches.mailbox.MailboxException;
import dev.subblock.patches.series.PatchMail;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused, and what is guessed, in threads that lack something. */
class ThreadReaderTest {
    private static final String OTHER = DIFF.replace("TWO", "Two");

    @TempDir
    Path dir;

    @Test
    void namesTheMissingOnes() {
        refused(mail("PATCH 1/5", "a", DIFF) + mail("PATCH 4/5", "d", DIFF), "patches 2, 3 and 5 of 5 are missing");
        refused(mail("PATCH 2/2", "b", DIFF), "patch 1 of 2 is missing");
    }

    @Test
    void dropsTheSameOneSentTwiceAndRefusesTwoThatDiffer() throws Exception {
        Intake intake = read(mail("PATCH 1/1", "a", DIFF) + mail("PATCH 1/1", "a", DIFF));
        assertThat(intake.patches()).hasSize(1);
        assertThat(intake.remarks()).containsExactly("box, mail 2: left out, it is 1 of 1 once more");
        refused(mail("PATCH 1/1", "a", DIFF) + mail("PATCH 1/1", "a", OTHER), "box, mail 1 and box, mail 2 are two different patches 1 of 1");
        assertThat(read(mail("PATCH 1/1", "a", DIFF) + mail("PATCH RESEND 1/1", "a", OTHER)).patches().get(0).diff()).asString(StandardCharsets.UTF_8).contains("+Two");
    }

    @Test
    void refusesTwoSeriesAndTakesTheNewerVersion() throws Exception {
        refused(mail("PATCH 1/1", "a", DIFF) + mail("PATCH 1/2", "b", DIFF) + mail("PATCH 2/2", "c", DIFF), "several series here, v1 of 1 patch and v1 of 2 patches");
        Intake intake = read(mail("PATCH v9 1/1", "old", DIFF) + mail("PATCH v10 1/1", "new", DIFF));
        assertThat(intake.version()).isEqualTo("v10");
        assertThat(intake.patches()).extracting(PatchMail::title).containsExactly("new");
    }

    @Test
    void aNumberAboveTheCountIsRefused() {
        refused(mail("PATCH 3/2", "a", DIFF), "patch 3 of 2");
    }

    @Test
    void aDamagedPatchIsNamedWithItsHunk() {
        refused(mail("PATCH", "a", DIFF.replace("-1,3 +1,3", "-1,4 +1,4")), "the hunk @@ -1,4 +1,4 @@ does not have the lines that it says");
        refused(mail("PATCH", "a", DIFF.replace("+TWO", "+TWO\nwrapped")), "did a mailer wrap this, or take its first blank? wrapped");
        refused(mail("PATCH", "a", DIFF + "+more\n"), "belongs to no hunk");
        refused(mail("PATCH", "a", DIFF.substring(0, DIFF.indexOf("--- ")) + "GIT binary patch\nliteral 3\n"), "binary");
    }

    @Test
    void aDamagedOneDoesNotMatterWhereThereIsABetter() throws Exception {
        Intake intake = read(mail("PATCH 1/1", "a", DIFF.replace("+TWO", "")) + mail("PATCH v2 1/1", "a", DIFF));
        assertThat(intake.version()).isEqualTo("v2");
        assertThat(intake.remarks()).anyMatch(r -> r.startsWith("left out: box, mail 1: the hunk "));
    }

    @Test
    void needsAPatchAnAuthorAndADate() {
        refused("From: a <a@example.org>\nSubject: Re: [PATCH] a\n\nNo.\n", "no patch in 1 mail");
        refused(mail("PATCH", "a", DIFF).replaceAll("(?m)^From: .*\n", "From: nobody\n"), "names no author");
        refused(mail("PATCH", "a", DIFF).replaceAll("(?m)^Date: .*\n", "Date: soon\n"), "no mail of the series has a date");
        refused(mail("PATCH", "", DIFF), "has no title");
    }

    @Test
    void takesADateFromAnotherPatchAndSaysSo() throws Exception {
        Intake intake = read(mail("PATCH 1/2", "a", DIFF) + mail("PATCH 2/2", "b", DIFF).replaceAll("(?m)^Date: .*\n", ""));
        assertThat(intake.patches().get(1).authored()).isEqualTo(intake.patches().get(0).authored());
        assertThat(intake.remarks()).containsExactly("box, mail 2: has no date that can be read; that of box, mail 1 was taken");
    }

    @Test
    void readsAMaildirADirectoryAndWhatIsPacked() throws Exception {
        Path cur = Files.createDirectories(dir.resolve("maildir/cur"));
        Path fresh = Files.createDirectories(dir.resolve("maildir/new"));
        Files.writeString(cur.resolve("1:2,S"), mail("PATCH 2/2", "b", DIFF));
        Files.writeString(fresh.resolve("2"), mail("PATCH 1/2", "a", DIFF));
        assertThat(SeriesImport.read(dir.resolve("maildir")).patches()).extracting(PatchMail::title).containsExactly("a", "b");

        Path packed = dir.resolve("t.mbox.gz");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(mail("PATCH", "packed", DIFF).getBytes(StandardCharsets.UTF_8));
        }
        Files.write(packed, out.toByteArray());
        assertThat(SeriesImport.read(packed).patches()).extracting(PatchMail::title).containsExactly("packed");

        Path plain = Files.createDirectories(dir.resolve("plain"));
        Files.writeString(plain.resolve("0001-a.patch"), mail("PATCH", "a", DIFF));
        Files.writeString(plain.resolve("notes.html"), "x");
        Files.createSymbolicLink(plain.resolve("0002-link.patch"), plain.resolve("0001-a.patch"));
        assertThat(SeriesImport.read(plain).remarks()).containsExactly("0002-link.patch is no plain file and was not looked at",
                "notes.html was not looked at: its name is not that of a mail");
        assertThatThrownBy(() -> SeriesImport.read(dir.resolve("absent"))).isInstanceOf(MailboxException.class).hasMessageContaining("no such file");
    }

    @Test
    void staysWithinItsLimits() throws Exception {
        String one = "From x@example.org Mon Sep 17 00:00:00 2001\nFrom: a <a@example.org>\nSubject: x\n\n\n";
        assertThatThrownBy(() -> read(one.repeat(Limits.MAILS + 1))).isInstanceOf(MailboxException.class).hasMessageContaining("more than 2000 mails");
        assertThatThrownBy(() -> read("From: a <a@example.org>\n" + "X-A: b\n".repeat(2000) + "\n")).isInstanceOf(MailboxException.class);
        StringBuilder nested = new StringBuilder("From: a <a@example.org>\n");
        for (int i = 0; i < 50; i++) {
            nested.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b").append(i).append('\n');
        }
        assertThatThrownBy(() -> read(nested.toString())).isInstanceOf(MailboxException.class).hasMessageContaining("nested deeper than 10");
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            for (int i = 0; i < 65; i++) {
                gzip.write(new byte[1 << 20]);
            }
        }
        Path packed = Files.write(dir.resolve("bomb.gz"), bomb.toByteArray());
        assertThatThrownBy(() -> SeriesImport.read(packed)).isInstanceOf(MailboxException.class).hasMessageContaining("more than 64 MiB");
    }

    @Test
    void refusesAPathOutOfTheTree() throws Exception {
        Intake intake = read(mail("PATCH", "a", DIFF.replace("file.c", "../../etc/passwd")));
        assertThatThrownBy(() -> SeriesImport.write(intake, dir, "out")).isInstanceOf(PatchesException.class).hasMessageContaining("leaves the tree");
    }

    @Test
    void whatIsShownCannotRewriteATerminal() throws Exception {
        Intake intake = read(mail("PATCH 1/1", "a", DIFF) + "From x Mon Sep 17 00:00:00 2001\nFrom: a <a@example.org>\nSubject: =?utf-8?q?Re:=1b[31m=E2=80=AE?=\n\n\n");
        assertThat(intake.remarks()).hasSize(1).allMatch(r -> !r.contains("\u001b") && !r.contains("\u202e"));
    }

    private static Intake read(String mails) throws PatchesException {
        return ThreadReader.read(Mailbox.of("box", mails.getBytes(StandardCharsets.UTF_8)));
    }

    private static void refused(String mails, String what) {
        assertThatThrownBy(() -> read(mails)).isInstanceOf(PatchesException.class).hasMessageContaining(what);
    }
}
