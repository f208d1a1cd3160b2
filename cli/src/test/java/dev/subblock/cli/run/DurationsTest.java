package dev.subblock.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @TempDir
    Path scratch;

    @Test
    void areRememberedByTheNextRun() {
        Path file = scratch.resolve("cache/durations");
        new Durations(file).remember("build step", Duration.ofMillis(12_345));

        assertThat(new Durations(file).expected("build step")).contains(Duration.ofMillis(12_345));
        assertThat(new Durations(file).expected("boot")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"boot=\\u12", "boot=soon", "boot=", "boot=99999999999999999999", "\u0000\u0001\u0002"})
    void aDamagedFileIsIgnored(String text) throws IOException {
        Path file = Files.writeString(scratch.resolve("durations"), text);
        Durations durations = new Durations(file);

        assertThat(durations.expected("boot")).isEmpty();
        durations.remember("boot", Duration.ofSeconds(4));
        assertThat(new Durations(file).expected("boot")).contains(Duration.ofSeconds(4));
    }

    @Test
    void aFileThatIsNoTextIsIgnored() throws IOException {
        Path file = Files.write(scratch.resolve("durations"), "boot=1\né".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(new Durations(file).expected("boot")).isEmpty();
    }

    /** Neither can be read or written, by nobody. */
    @Test
    void aPlaceThatCannotBeUsedStopsNothing() throws IOException {
        Path directory = Files.createDirectories(scratch.resolve("durations/x")).getParent();
        Path below = Files.writeString(scratch.resolve("file"), "").resolve("durations");
        for (Path place : new Path[] {directory, below}) {
            Durations durations = new Durations(place);
            durations.remember("boot", Duration.ofSeconds(4));

            assertThat(durations.expected("boot")).contains(Duration.ofSeconds(4));
        }
    }
}
