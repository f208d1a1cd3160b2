package dev.subblock.patches.series;

import static dev.subblock.patches.MailFiles.DIFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DiffReaderTest {
    /** Of the mail that {@code MailFiles} writes. */
    private static final int FIRST_LINE = 14;

    @Test
    void endsWhereTheSignatureBegins() throws Exception {
        assertThat(read(DIFF + "-- \n2.39.5\n\n").length()).isEqualTo(DIFF.length());
        assertThat(read(DIFF).length()).isEqualTo(DIFF.length());
    }

    @Test
    void namesTheLineOfAHunkThatIsCutShort() {
        refused(DIFF.replace(" three\n", ""), "x.patch:18: the diff is damaged");
        refused(DIFF.replace(" three\n", "") + "-- \n2.39.5\n", "x.patch:18: the diff is damaged");
    }

    @Test
    void namesTheLineOfAHunkWithTooManyLines() {
        refused(DIFF + " four\n", "x.patch:18: the diff is damaged");
    }

    @Test
    void refusesALineThatAMailerBroke() {
        refused(DIFF.replace(" three\n", " thr\nee\n"), "x.patch:23");
    }

    @Test
    void seesADamagedHunkHeaderThatJGitSkips() {
        String second = "@@ -10,2 +10,2 @@\n-ten\n+TEN\n eleven\n";
        assertThatNoException().isThrownBy(() -> read(DIFF + second));
        refused(DIFF + second.replace("@@ -10", "@ -10"), "x.patch:23: this line belongs to no hunk");
        refused(DIFF.replace("@@ -1", "@ -1"), "x.patch:18: this line belongs to no hunk");
    }

    @Test
    void refusesRubbishBetweenFiles() {
        refused(DIFF + "rubbish\n" + DIFF, "x.patch:23");
        refused(DIFF + "rubbish\n", "x.patch:23");
    }

    @Test
    void refusesTheDiffOfAMerge() {
        refused("""
                diff --cc file.c
                index 1111111,2222222..3333333
                --- a/file.c
                +++ b/file.c
                @@@ -1,1 -1,1 +1,1 @@@
                - a
                 -b
                ++c
                """, "the diff of a merge");
    }

    @Test
    void refusesAMissingLastLineEndAndCarriageReturns() {
        refused(DIFF.substring(0, DIFF.length() - 1), "x.patch:22: the diff ends in the middle of a line");
        refused(DIFF.replace("\n", "\r\n"), "x.patch:14: the diff has CR LF line ends");
    }

    /** Whatever happens to a file on its way, the outcome is a diff or one line of complaint. */
    @Test
    void neverFailsInAnotherWay() {
        byte[] whole = (DIFF + DIFF.replace("file.c", "other.c") + "-- \n2.39.5\n").getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            onlyComplains(Arrays.copyOf(whole, length));
        }
        Random random = new Random(20101122);
        for (int i = 0; i < 5000; i++) {
            byte[] damaged = whole.clone();
            for (int hits = 1 + random.nextInt(3); hits > 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (byte) (random.nextBoolean() ? random.nextInt(256) : "\n@-+ \\\"/".charAt(random.nextInt(8)));
            }
            onlyComplains(damaged);
        }
    }

    private static void onlyComplains(byte[] diff) {
        try {
            assertThat(DiffReader.read("x.patch", FIRST_LINE, diff).files()).isNotEmpty();
        } catch (SeriesException e) {
            assertThat(e.getMessage()).startsWith("x.patch").doesNotContain("\n");
        }
    }

    private static Diff read(String diff) throws SeriesException {
        return DiffReader.read("x.patch", FIRST_LINE, diff.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(String diff, String message) {
        assertThatThrownBy(() -> read(diff)).isInstanceOf(SeriesException.class).hasMessageContaining(message)
                .message().doesNotContain("\n");
    }
}
