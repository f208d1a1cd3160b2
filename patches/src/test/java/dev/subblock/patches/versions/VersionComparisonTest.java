package dev.subblock.patches.versions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.patches.series.Patch;
import dev.subblock.patches.series.Series;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VersionComparisonTest {

    private record Given(String title, String why, String diff) {}

    private static Given patch(String title, String... lines) {
        return new Given(title, "because", "--- a/f.c\n+++ b/f.c\n@@ -1,3 +1,3 @@\n context\n" + String.join("\n", lines) + "\n");
    }

    private static Series series(Given... given) {
        List<Patch> patches = IntStream.range(0, given.length).mapToObj(i -> new Patch(i + 1, i + ".patch", given[i].title(),
                given[i].title() + "\n\n" + given[i].why() + "\n", "A", "a@example.org", OffsetDateTime.parse("2011-01-11T10:00:00+11:00"),
                given[i].diff().getBytes(StandardCharsets.UTF_8))).toList();
        return new Series("s", "v1", Path.of("."), Optional.empty(), patches);
    }

    private static List<String> lines(Series before, Series after) {
        return VersionComparison.compare(before, after).stream().map(Pairing::line).toList();
    }

    private static final Given ONE = patch("xfs: one", "-a", "+b", "+c");
    private static final Given TWO = patch("xfs: two", "-d", "+e", "+f");
    private static final Given THREE = patch("xfs: three", "-g", "+h");

    @Test
    void aPatchAtTheEnd() {
        assertThat(lines(series(ONE, TWO), series(ONE, TWO, THREE))).containsExactly("1: = 1: xfs: one", "2: = 2: xfs: two", "-: > 3: xfs: three");
    }

    @Test
    void droppedAndMoved() {
        assertThat(lines(series(ONE, TWO, THREE), series(THREE, ONE)))
                .containsExactly("2: < -: xfs: two", "3: = 1: xfs: three", "1: = 2: xfs: one");
    }

    @Test
    void theSameTitleWithOtherLinesHasChanged() {
        assertThat(lines(series(ONE), series(patch("xfs: one", "-a", "+b", "+d")))).containsExactly("1: ! 1: xfs: one");
    }

    @Test
    void anotherTitleWithMuchTheSameLinesIsTheSamePatch() {
        assertThat(lines(series(TWO, ONE), series(TWO, patch("xfs: first", "-a", "+b", "+d")))).containsExactly("1: = 1: xfs: two", "2: ! 2: xfs: first");
    }

    @Test
    void anotherTitleWithOtherLinesIsAnotherPatch() {
        assertThat(lines(series(ONE), series(THREE))).containsExactly("-: > 1: xfs: three", "1: < -: xfs: one");
    }

    @Test
    void aNewMessageAloneIsTold() {
        assertThat(lines(series(ONE), series(new Given("xfs: one", "better said", ONE.diff())))).containsExactly("1: ~ 1: xfs: one");
    }

    /** Rebased: other line numbers, other context, other blob ids. */
    @Test
    void whereALineStandsIsNoChange() {
        String moved = "index 123..456 100644\n" + ONE.diff().replace("@@ -1,3 +1,3 @@\n context", "@@ -91,3 +93,3 @@\n other context");
        assertThat(lines(series(ONE), series(new Given("xfs: one", "because", moved)))).containsExactly("1: = 1: xfs: one");
    }

    @Test
    void nothingBecameNothing() {
        assertThat(lines(series(), series())).isEmpty();
        assertThat(lines(series(ONE), series())).containsExactly("1: < -: xfs: one");
    }
}
