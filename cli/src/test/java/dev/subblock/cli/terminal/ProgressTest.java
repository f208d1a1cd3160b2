package dev.subblock.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.cli.run.Durations;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {

    private static final String CLEAR = "\r\033[K";

    @TempDir
    Path scratch;
    private final AtomicLong nanos = new AtomicLong();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private Durations durations;

    @BeforeEach
    void known() {
        durations = new Durations(scratch.resolve("durations"));
        durations.remember("boot", Duration.ofMillis(3_900));
        durations.remember("blink", Duration.ofMillis(3));
    }

    private Progress progress(boolean terminal) {
        return new Progress(new PrintStream(written, true, StandardCharsets.UTF_8), terminal, nanos::get, durations);
    }

    private void pass(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    private String written() {
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    void inALogEachPhaseIsALineWhenItBegins() {
        try (Progress progress = progress(false)) {
            pass(2);
            try (Progress.Phase build = progress.begin("build step", "building step-3")) {
                pass(12);
                progress.say("step-3 has a warning");
                build.done();
            }
            try (Progress.Phase boot = progress.begin("boot", "booting step-3")) {
                pass(4);
                boot.done();
            }
            progress.begin("blink", "something short").close();
        }
        assertThat(written()).isEqualTo("""
                [   2 s] building step-3
                [  14 s] step-3 has a warning
                [  14 s] booting step-3 (about 3 s)
                [  18 s] something short (about 1 s)
                """);
    }

    @Test
    void onATerminalThePhaseIsOneLineThatIsRewritten() {
        try (Progress progress = progress(true)) {
            try (Progress.Phase boot = progress.begin("boot", "booting step-3")) {
                pass(1);
                progress.say("hello");
                boot.done();
            }
        }
        assertThat(written()).startsWith(CLEAR + "[   0 s] booting step-3 (0 s of about 3 s)" + CLEAR)
                .contains(CLEAR + "[   1 s] hello\n" + CLEAR + "[   1 s] booting step-3 (1 s of about 3 s)")
                .endsWith(CLEAR);
        assertThat(written().chars().filter(c -> c == '\n')).as("one line stays").hasSize(1);
    }

    /** A line that wraps is not wiped: every second would leave one more behind. */
    @Test
    void onATerminalALineDoesNotWrap() {
        try (Progress progress = progress(true)) {
            try (Progress.Phase boot = progress.begin("boot", "building step-6: xfs: split the buffered write path from xfs_file_write_iter")) {
                pass(1);
                progress.say("again");
                boot.done();
            }
        }
        assertThat(written().split("\r\033\\[K|\n")).allSatisfy(line -> assertThat(line.length()).as(line).isLessThan(80));
    }

    /** One kernel is built while another is booted. */
    @Test
    void whenTheNewestPhaseEndsTheOneBeforeIsShownAgain() {
        try (Progress progress = progress(true)) {
            Progress.Phase build = progress.begin("build step", "building step-3");
            progress.begin("boot", "booting step-2").close();

            assertThat(written()).endsWith(CLEAR + "[   0 s] building step-3 (0 s)");
            build.close();
        }
    }

    @Test
    void onlyWhatWasDoneIsRemembered() {
        try (Progress progress = progress(false)) {
            try (Progress.Phase failed = progress.begin("build step", "building")) {
                pass(1);
                assertThat(failed.seconds()).isEqualTo(1);
            }
            assertThat(durations.expected("build step")).isEmpty();
            try (Progress.Phase built = progress.begin("build step", "building")) {
                pass(13);
                built.done();
            }
            assertThat(durations.expected("build step")).contains(Duration.ofSeconds(13));
        }
    }
}
