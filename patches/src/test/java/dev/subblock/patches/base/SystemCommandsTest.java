package dev.subblock.patches.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SystemCommandsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path dir;
    private final SystemCommands commands = new SystemCommands();

    @Test
    void givesStatusAndBothStreams() throws Exception {
        assertThat(sh("echo out; echo err >&2; exit 3", LONG)).isEqualTo(new Commands.Outcome(3, "out\nerr\n"));
    }

    @Test
    void keepsTheEndOfALongOutput() throws Exception {
        Commands.Outcome outcome = sh("head -c 3000000 /dev/zero | tr '\\0' x; echo the end", LONG);
        assertThat(outcome.output()).hasSize(64 << 10).endsWith("xthe end\n");
    }

    @Test
    void killsWhatTakesTooLongWithItsChildren() throws Exception {
        Commands.Outcome outcome = sh("echo started; sleep 1000 & wait", Duration.ofMillis(300));
        assertThat(outcome.status()).isEqualTo(-1);
        assertThat(ProcessHandle.current().descendants().map(p -> p.info().commandLine().orElse("")))
                .noneMatch(line -> line.contains("sleep 1000"));
    }

    @Test
    void answersNoQuestionsAndSpeaksOneLanguage() throws Exception {
        assertThat(sh("cat; echo $LC_ALL", LONG).output()).isEqualTo("C\n");
    }

    @Test
    void saysThatAProgramIsMissing() {
        assertThatThrownBy(() -> commands.run(dir, List.of("no-such-program"), LONG)).isInstanceOf(IOException.class)
                .hasMessageContaining("no-such-program");
    }

    @Test
    void streamsAndReportsAFailureAtTheEnd() throws Exception {
        try (InputStream in = commands.stream(dir, List.of("sh", "-c", "echo data"))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("data\n");
        }
        try (InputStream in = commands.stream(dir, List.of("sh", "-c", "echo data; exit 2"))) {
            assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class).hasMessage("sh failed (exit status 2)");
        }
    }

    private Commands.Outcome sh(String script, Duration limit) throws IOException, InterruptedException {
        return commands.run(dir, List.of("sh", "-c", script), limit);
    }
}
