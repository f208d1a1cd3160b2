package dev.subblock.patches.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.patches.BareTrees;
import dev.subblock.patches.Git;
import dev.subblock.patches.series.Patch;
import dev.subblock.patches.series.PatchReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each case is a file before, a patch, and the file after: {@code NAME.pre}, {@code NAME.patch}, {@code NAME.post}. */
class TripletTest {
    @TempDir
    Path dir;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "plain                  |",
        "offset-down            | hunk 1: 5",
        "offset-up              | hunk 1: -5",
        "second-hunk-offset     | hunk 2: 3",
        "nearest-below          | hunk 1: 1",
        "first-line             |",
        "last-line              |",
        "adds-last-newline      |",
        "loses-last-newline     |",
        "keeps-no-newline       |",
        "clears-all             |",
        "stripped-blank-context |",
        "other-bytes            |"})
    void comesOutAsItShould(String name, String offset) throws Exception {
        Path repository = dir.resolve("repo.git");
        String base = BareTrees.commit(repository, Map.of("file.c", resource(name + ".pre"), "other.c", "other\n"));
        List<Step> steps = new SeriesApplier(repository).apply(base, List.of(), List.of(patch(name)));
        assertThat(BareTrees.files(repository, steps.get(1).commit()))
                .isEqualTo(Map.of("file.c", resource(name + ".post"), "other.c", "other\n"));
        assertThat(steps.get(1).files()).containsExactly("file.c");
        assertThat(steps.get(1).offsets()).extracting(o -> "hunk " + o.hunk() + ": " + o.lines())
                .isEqualTo(offset == null ? List.of() : List.of(offset));
    }

    /** git-apply(1) is the second opinion on where a hunk goes. */
    @ParameterizedTest
    @CsvSource({"plain", "offset-down", "offset-up", "second-hunk-offset", "nearest-below", "first-line", "last-line",
        "adds-last-newline", "loses-last-newline", "keeps-no-newline", "clears-all", "stripped-blank-context", "other-bytes"})
    void isWhatGitMakesOfIt(String name) throws Exception {
        Git.assumeInstalled();
        Files.write(dir.resolve("file.c"), bytes(name + ".pre"));
        Path patch = Files.write(dir.resolve("x.patch"), bytes(name + ".patch"));
        Git.run(dir, "apply", patch.toString());
        assertThat(Files.readAllBytes(dir.resolve("file.c"))).isEqualTo(bytes(name + ".post"));
    }

    private Patch patch(String name) throws Exception {
        return PatchReader.read(Files.write(dir.resolve("0001-" + name + ".patch"), bytes(name + ".patch")));
    }

    private static String resource(String name) throws IOException {
        return new String(bytes(name), StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = TripletTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
