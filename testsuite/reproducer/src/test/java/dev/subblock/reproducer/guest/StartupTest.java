package dev.subblock.reproducer.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The program starts in an emulated machine, where whatever spins up method handles costs hundreds of milliseconds. */
class StartupTest {

    private static final List<String> SLOW = List.of("LambdaMetafactory", "StringConcatFactory", "java/util/regex/",
            "java/util/stream/", "java/util/logging/");

    @Test
    void noClassBringsInWhatStartsSlowly() throws Exception {
        Path classes = Path.of(Agent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<Path> all;
        try (var files = Files.walk(classes)) {
            all = files.filter(f -> f.toString().endsWith(".class")).toList();
        }
        assertThat(all).hasSizeGreaterThan(30).allSatisfy(file -> assertThat(text(file)).doesNotContain(SLOW));
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
