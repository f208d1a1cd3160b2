package dev.subblock.patches.series;

import static dev.subblock.patches.MailFiles.DIFF;
import static dev.subblock.patches.MailFiles.mail;
import static dev.subblock.patches.MailFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesReaderTest {
    @TempDir
    Path dir;

    @Test
    void readsPatchesInTheOrderOfTheirNumbers() throws Exception {
        write(dir, "0002-second.patch", mail("PATCH 2/2", "second", DIFF));
        write(dir, "0001-first.patch", mail("PATCH 1/2", "first", DIFF));
        Series series = SeriesReader.read(dir);
        assertThat(series.patches()).extracting(Patch::title).containsExactly("first", "second");
        assertThat(series.coverLetter()).isEmpty();
        Patch first = series.patches().get(0);
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.fileName()).isEqualTo("0001-first.patch");
        assertThat(first.message()).isEqualTo("first\n\nWhy it is wanted.\n\nSigned-off-by: Ada Example <ada@example.org>");
        assertThat(first.authorName()).isEqualTo("Ada Example");
        assertThat(first.authorEmail()).isEqualTo("ada@example.org");
        assertThat(first.authored()).isEqualTo(OffsetDateTime.parse("2010-11-22T10:00:00+11:00"));
        assertThat(new String(first.diff(), StandardCharsets.UTF_8)).isEqualTo(DIFF);
    }

    @Test
    void takesNameAndVersionFromTheDirectory() throws Exception {
        Path place = dir.resolve("demo/v12");
        write(place, "0001-a.patch", mail("PATCH v2 1/1", "a", DIFF));
        assertThat(SeriesReader.read(place)).extracting(Series::name, Series::version).containsExactly("demo", "v12");
    }

    @Test
    void takesTheVersionFromTheSubjectWhereTheDirectoryHasNone() throws Exception {
        Path place = dir.resolve("outgoing");
        write(place, "0001-a.patch", mail("RFC PATCH v3 1/1", "a", DIFF));
        assertThat(SeriesReader.read(place)).extracting(Series::name, Series::version).containsExactly("outgoing", "v3");
    }

    @Test
    void isVersionOneWhereNothingSaysOtherwise() throws Exception {
        write(dir, "0001-a.patch", mail("PATCH", "a", DIFF));
        assertThat(SeriesReader.read(dir).version()).isEqualTo("v1");
    }

    @Test
    void readsTheWordsOfTheCoverLetterOnly() throws Exception {
        write(dir, "0000-cover-letter.patch", """
                From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001
                From: Ada Example <ada@example.org>
                Date: Mon, 22 Nov 2010 10:00:00 +1100
                Subject: [PATCH 0/1] the whole

                What it is for.

                Ada Example (1):
                  a

                 fs/xfs/xfs_file.c | 12 ++++++------
                 1 file changed, 6 insertions(+), 6 deletions(-)

                --\s
                2.39.5
                """);
        write(dir, "0001-a.patch", mail("PATCH 1/1", "a", DIFF));
        assertThat(SeriesReader.read(dir).coverLetter()).contains("What it is for.\n\nAda Example (1):\n  a");
    }

    @Test
    void unfoldsTheSubjectAndPrefersTheAuthorInTheBody() throws Exception {
        String text = mail("PATCH 1/1", "a very long title", DIFF)
                .replace("long title", "long\n title")
                .replace("\n\nWhy", "\n\nFrom: Grace Example <grace@example.org>\n\nWhy");
        write(dir, "0001-a.patch", text);
        Patch patch = SeriesReader.read(dir).patches().get(0);
        assertThat(patch.title()).isEqualTo("a very long title");
        assertThat(patch.authorName()).isEqualTo("Grace Example");
        assertThat(patch.message()).startsWith("a very long title\n\nWhy it is wanted.");
    }

    @Test
    void refusesAMissingNumber() throws Exception {
        write(dir, "0001-a.patch", mail("PATCH 1/3", "a", DIFF));
        write(dir, "0003-c.patch", mail("PATCH 3/3", "c", DIFF));
        refused("patch 2 is missing");
    }

    @Test
    void refusesANumberThatIsThereTwice() throws Exception {
        write(dir, "0001-a.patch", mail("PATCH 1/1", "a", DIFF));
        write(dir, "0001-b.patch", mail("PATCH 1/1", "b", DIFF));
        refused("0001-a.patch and 0001-b.patch have the same number");
    }

    @Test
    void refusesAPatchWithoutANumber() throws Exception {
        write(dir, "fix.patch", mail("PATCH", "a", DIFF));
        refused("fix.patch: its name does not begin with a number");
    }

    @Test
    void refusesADirectoryWithoutPatches() throws Exception {
        refused("has no patches");
        write(dir, "0000-cover-letter.patch", mail("PATCH 0/1", "a", ""));
        refused("has no patches");
        assertThatThrownBy(() -> SeriesReader.read(dir.resolve("absent")))
                .isInstanceOf(SeriesException.class).hasMessageContaining("no directory with a patch series");
    }

    @Test
    void refusesWhatIsNoMail() throws Exception {
        write(dir, "0001-a.patch", DIFF);
        refused("0001-a.patch: not a patch mail: it has no subject header");
        write(dir, "0001-a.patch", "Subject: x\nnonsense here\n\n" + DIFF);
        refused("0001-a.patch:2: not a header line");
        Files.write(dir.resolve("0001-a.patch"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        refused("not UTF-8");
        write(dir, "0001-a.patch", "");
        refused("not a patch mail");
    }

    @Test
    void refusesAMailWithoutAuthorOrDate() throws Exception {
        write(dir, "0001-a.patch", mail("PATCH", "a", DIFF).replace("From: Ada Example <ada@example.org>", "From: nobody"));
        refused("0001-a.patch:2: not an author");
        write(dir, "0001-a.patch", mail("PATCH", "a", DIFF).replace("Mon, 22 Nov 2010", "Tue, 22 Nov 2010"));
        refused("0001-a.patch:3: not a date");
    }

    @Test
    void saysHowToAvoidEncodedHeadersAndBodies() throws Exception {
        write(dir, "0001-a.patch", mail("PATCH", "=?UTF-8?q?J=C3=B6rg?=", DIFF));
        refused("--no-encode-email-headers");
        write(dir, "0001-a.patch", mail("PATCH", "a", DIFF)
                .replace("Subject:", "Content-Transfer-Encoding: quoted-printable\nSubject:"));
        refused("body is encoded as quoted-printable");
    }

    @Test
    void refusesAMailWithoutADiff() throws Exception {
        write(dir, "0001-a.patch", mail("PATCH", "a", ""));
        refused("0001-a.patch: has no diff");
    }

    @Test
    void refusesAFileThatIsTooLargeWithoutReadingIt() throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(dir.resolve("0001-a.patch").toFile(), "rw")) {
            sparse.setLength(MailReader.LARGEST_BYTES + 1);
        }
        refused("larger than 16 MiB");
    }

    private void refused(String message) {
        assertThatThrownBy(() -> SeriesReader.read(dir)).isInstanceOf(SeriesException.class)
                .hasMessageContaining(message).message().doesNotContain("\n");
    }
}
