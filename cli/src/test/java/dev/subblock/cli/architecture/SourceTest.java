package dev.subblock.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.cli.Rehearsal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** House rules that only the sources show. */
class SourceTest {

    /** None of ours is near it; what grows towards it has got a second reason to exist. */
    private static final int MOST_LINES = 400;

    @TempDir
    Path scratch;

    @ParameterizedTest
    @ValueSource(strings = {"patches", "testsuite/reproducer", "testsuite/lab", "analyzers", "cli"})
    void everyPackageSaysWhatItIs(String module) throws IOException {
        Path sources = Rehearsal.checkout().resolve(module).resolve("src/main/java");

        assertThat(PackageSentences.packages(sources)).isNotEmpty();
        assertThat(PackageSentences.missing(sources)).isEmpty();
    }

    @Test
    void aPackageThatDoesNotIsFound() throws IOException {
        Path good = Files.createDirectories(scratch.resolve("good"));
        Files.writeString(good.resolve("package-info.java"), "/** Something good. */\npackage good;\n");
        Path none = Files.createDirectories(scratch.resolve("none"));
        Files.writeString(none.resolve("A.java"), "package none; class A {}\n");
        Path silent = Files.createDirectories(scratch.resolve("silent"));
        Files.writeString(silent.resolve("package-info.java"), "package silent;\n");
        Path empty = Files.createDirectories(scratch.resolve("empty"));
        Files.writeString(empty.resolve("package-info.java"), "/** */\npackage empty;\n");

        assertThat(PackageSentences.missing(scratch)).containsExactly(Path.of("empty"), Path.of("none"), Path.of("silent"));
    }

    @Test
    void noFileIsNearFourHundredLines() throws IOException {
        assertThat(tooLong(Rehearsal.checkout(), MOST_LINES)).isEmpty();
        assertThat(tooLong(Rehearsal.checkout(), 20)).as("with a bound that is far too low").isNotEmpty();
    }

    private static List<String> tooLong(Path checkout, int most) throws IOException {
        try (Stream<Path> files = Files.walk(checkout)) {
            return files.filter(f -> f.toString().endsWith(".java") && !f.toString().contains("/target/"))
                    .filter(f -> lines(f) > most).map(Path::toString).sorted().toList();
        }
    }

    private static int lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
