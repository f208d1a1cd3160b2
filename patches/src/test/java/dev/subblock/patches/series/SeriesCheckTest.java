package dev.subblock.patches.series;

import static dev.subblock.patches.MailFiles.DIFF;
import static dev.subblock.patches.MailFiles.mail;
import static dev.subblock.patches.MailFiles.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesCheckTest {
    @TempDir
    Path dir;

    @Test
    void hasNothingAgainstAGoodSeries() throws Exception {
        write(dir, "0001-a.patch", mail("PATCH v2 1/2", "a", DIFF));
        write(dir, "0002-b.patch", mail("PATCH v2 2/2", "b", DIFF));
        assertThat(check()).isEmpty();
    }

    @Test
    void comparesThePlaceInTheSubject() throws Exception {
        write(dir, "0001-a.patch", mail("PATCH 2/3", "a", DIFF));
        assertThat(check()).containsExactly(
                "0001-a.patch: error: its subject says it is patch 2 of 3, it lies here as 1 of 1");
    }

    @Test
    void comparesTheVersionInTheSubject() throws Exception {
        Path v3 = dir.resolve("demo/v3");
        write(v3, "0001-a.patch", mail("PATCH v2 1/1", "a", DIFF));
        assertThat(SeriesCheck.check(SeriesReader.read(v3))).extracting(Problem::toString)
                .containsExactly("0001-a.patch: error: its subject says v2, the series is v3");
    }

    @Test
    void wantsAReason() throws Exception {
        write(dir, "0001-a.patch", mail("PATCH", "a", DIFF).replace("Why it is wanted.\n\n", ""));
        assertThat(check()).containsExactly("0001-a.patch: error: its message is empty: say why the change is needed");
    }

    @Test
    void warnsOfLongLinesOfProseOnly() throws Exception {
        String prose = "word ".repeat(16).strip();
        String url = "https://example.org/" + "x".repeat(80);
        write(dir, "0001-a.patch", mail("PATCH", "a", DIFF)
                .replace("Why it is wanted.", prose + "\n" + url + "\nLink: " + url + " and more\n    " + prose));
        assertThat(check()).containsExactly("0001-a.patch:6: warning: the message has a line of 79 columns, more than 75");
    }

    @Test
    void findsWhatIsWrongWithAddedLines() throws Exception {
        String added = "+TWO \n+\tx\t\n+ \ty\n+\t" + "z".repeat(73) + "\n";
        write(dir, "0001-a.patch", mail("PATCH", "a", DIFF.replace("+TWO\n", added).replace("+1,3", "+1,6")));
        assertThat(check()).containsExactly(
                "0001-a.patch:20: error: an added line ends in blanks",
                "0001-a.patch:21: error: an added line ends in blanks",
                "0001-a.patch:22: error: an added line has a space before a tab",
                "0001-a.patch:23: warning: an added line has 81 columns, more than 80");
    }

    @Test
    void doesNotMindOldLinesOrLongLinesOfText() throws Exception {
        String longLine = "w".repeat(100);
        write(dir, "0001-a.patch", mail("PATCH", "a", DIFF.replace("file.c", "file.rst").replace("-two", "-two ").replace("+TWO", "+" + longLine)));
        assertThat(check()).isEmpty();
    }

    @Test
    void findsPathsOutsideTheTree() throws Exception {
        write(dir, "0001-a.patch", mail("PATCH", "a", DIFF.replace("a/file.c", "a/../../etc/x").replace("b/file.c", "b/../../etc/x")));
        assertThat(check()).hasSize(1).first().asString().contains("0001-a.patch:13: error: path: '../../etc/x' leaves the tree");
    }

    @Test
    void findsBinaryDiffs() throws Exception {
        write(dir, "0001-a.patch", mail("PATCH", "a", """
                diff --git a/logo.gif b/logo.gif
                index 44992c5..5c4abc9 100644
                Binary files a/logo.gif and b/logo.gif differ
                """));
        assertThat(check()).containsExactly("0001-a.patch:13: error: a binary diff of logo.gif");
    }

    private List<String> check() throws SeriesException {
        return SeriesCheck.check(SeriesReader.read(dir)).stream().map(Problem::toString).toList();
    }
}
