package dev.subblock.patches.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.subblock.patches.base.Base;
import dev.subblock.patches.base.BaseReader;
import dev.subblock.patches.claim.ClaimReader;
import dev.subblock.patches.control.Control;
import dev.subblock.patches.control.ControlReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What lies in {@code patches/} of the checkout. */
class CarriedSeriesTest {
    /** Of a file in a git diff: its path, and the full ids of what it is before and after. */
    private static final Pattern CHANGE = Pattern.compile("(?m)^diff --git a/(\\S+) b/\\1\nindex ([0-9a-f]{40})\\.\\.([0-9a-f]{40}) 100644$");

    @Test
    void everyCarriedSeriesIsSound() throws Exception {
        var entries = new SeriesCatalogue(patches().resolve("series")).entries();
        assumeTrue(!entries.isEmpty(), "needs a carried series in patches/series");
        for (SeriesCatalogue.Entry entry : entries) {
            Series series = SeriesReader.read(entry.directory());
            assertThat(series.name()).isEqualTo(entry.name());
            assertThat(series.coverLetter()).as(entry + " has a cover letter").isPresent();
            assertThat(SeriesCheck.check(series)).filteredOn(p -> p.severity() == Problem.Severity.ERROR).as(entry.toString()).isEmpty();
        }
    }

    /** Needs no tree: each diff says which file it was made from, and what it makes of it. */
    @Test
    void eachPatchStartsFromWhatTheOneBeforeLeft() throws Exception {
        for (SeriesCatalogue.Entry entry : new SeriesCatalogue(patches().resolve("series")).entries()) {
            assertThat(gaps(SeriesReader.read(entry.directory()).patches())).as(entry.toString()).isEmpty();
        }
    }

    @Test
    void aPatchOutOfOrderIsFound() throws Exception {
        List<Patch> all = new ArrayList<>(carried("linux-2.6.37", "v2").patches());
        Collections.swap(all, 3, 4);
        assertThat(gaps(all)).isNotEmpty();
    }

    @Test
    void theSeriesForItsOwnKernelIsCarriedInTwoVersions() throws Exception {
        Series v2 = carried("linux-2.6.37", "v2");
        Series v3 = carried("linux-2.6.37", "v3");

        assertThat(v2.patches()).hasSize(8);
        assertThat(v3.patches()).as("the last puts the locks of splice in order").hasSize(10);
        assertThat(v3.patches().subList(0, 8)).extracting(Patch::title).isEqualTo(v2.patches().stream().map(Patch::title).toList());
        for (int step = 0; step < 8; step++) {
            assertThat(v3.patches().get(step).diff()).as("the cover letter says that patches 1 to 8 are those of v2").isEqualTo(v2.patches().get(step).diff());
        }
        for (Series series : List.of(v2, v3)) {
            assertThat(ClaimReader.read(series.directory().resolve("claims.toml"))).allMatch(c -> c.from() <= series.patches().size());
        }
    }

    /** Its step 0 is the base as it came, and so is what its controls apply to. */
    @Test
    void theControlsOf2637StartFromWhereItsSeriesDoes() throws Exception {
        Path directory = patches().resolve("controls/linux-2.6.37");
        List<Control> controls = new ArrayList<>(ControlReader.read(directory.resolve("controls.toml")));
        controls.addAll(ControlReader.read(directory.resolve("protocol.toml")));
        Map<String, String> untouched = new HashMap<>();
        for (Patch patch : carried("linux-2.6.37", "v3").patches()) {
            changes(patch).forEach(c -> untouched.putIfAbsent(c.group(1), c.group(2)));
        }

        for (Control control : controls) {
            List<Matcher> changes = changes(control.patch());
            assertThat(changes).as(control.id()).isNotEmpty();
            changes.forEach(c -> assertThat(c.group(2)).as(control.id() + " " + c.group(1)).isEqualTo(untouched.computeIfAbsent(c.group(1), p -> c.group(2))));
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".patch")))
                    .containsExactlyInAnyOrderElementsOf(controls.stream().map(c -> c.id() + ".patch").toList());
        }
    }

    @Test
    void theBasePointsAtWhatIsThere() throws Exception {
        Base base = BaseReader.read(patches().resolve("bases/linux-6.1.toml"));
        for (String control : base.controls()) {
            assumeTrue(Files.exists(patches().resolve(control)), "needs " + control);
            assertThat(PatchReader.read(patches().resolve(control)).title()).isNotBlank();
        }
        Path series = patches().resolve("series").resolve(base.name()).resolve(base.series().orElseThrow());
        assumeTrue(Files.exists(series), "needs " + series);
        assertThat(new SeriesCatalogue(patches().resolve("series")).find(base.name(), base.series().orElseThrow(), Optional.empty()).base())
                .isEqualTo(base.name());
    }

    private static Series carried(String base, String version) throws Exception {
        return SeriesReader.read(new SeriesCatalogue(patches().resolve("series")).find(base, "xfs-unaligned-dio", Optional.of(version)).directory());
    }

    /** Files that a patch takes from another state than the one before left it in, and patches that change nothing. */
    private static List<String> gaps(List<Patch> patches) {
        List<String> gaps = new ArrayList<>();
        Map<String, String> left = new HashMap<>();
        for (Patch patch : patches) {
            List<Matcher> changes = changes(patch);
            if (changes.isEmpty()) {
                gaps.add(patch.fileName() + " changes nothing");
            }
            for (Matcher change : changes) {
                String before = left.put(change.group(1), change.group(3));
                if (before != null && !before.equals(change.group(2))) {
                    gaps.add(patch.fileName() + " " + change.group(1));
                }
            }
        }
        return gaps;
    }

    private static List<Matcher> changes(Patch patch) {
        List<Matcher> changes = new ArrayList<>();
        String diff = new String(patch.diff(), StandardCharsets.UTF_8);
        Matcher next = CHANGE.matcher(diff);
        while (next.find()) {
            Matcher one = CHANGE.matcher(diff);
            one.find(next.start());
            changes.add(one);
        }
        return changes;
    }

    /** The property names the checkout, or, where the module is built alone, the module itself. */
    private static Path patches() {
        Path home = Path.of(System.getProperty("subblock.home", ".")).toAbsolutePath();
        return Files.isDirectory(home.resolve("patches")) ? home.resolve("patches") : home;
    }
}
