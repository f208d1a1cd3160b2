package dev.subblock.cli;

import dev.subblock.cli.exit.ExitCode;
import dev.subblock.cli.workplace.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;


/** The process as a whole, as the launcher starts it; and where it keeps things. */
class MainTest {

    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    Path scratch;

    private int start(Path out, String... words) throws IOException, InterruptedException {
        Process process = builder(words).redirectOutput(out.toFile()).start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private ProcessBuilder builder(String... words) {
        List<String> argv = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dsubblock.home=" + Rehearsal.checkout(), "-cp", System.getProperty("java.class.path"), Main.class.getName()));
        argv.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(argv).redirectError(scratch.resolve("err").toFile());
        builder.environment().put("HOME", scratch.toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("SUBBLOCK_") || name.startsWith("XDG_"));
        return builder;
    }

    @Test
    void exitsWithTheCodeOfItsCommand() throws Exception {
        assertThat(start(scratch.resolve("out"), "series", "list")).isZero();
        assertThat(scratch.resolve("out")).content().contains("xfs-unaligned-dio/v2");
        assertThat(scratch.resolve("err")).isEmptyFile();
        assertThat(start(scratch.resolve("out"), "nosuch")).isEqualTo(ExitCode.USAGE);
        assertThat(start(scratch.resolve("out"), "report")).isEqualTo(ExitCode.TROUBLE);
        assertThat(scratch.resolve("err")).content().contains(scratch.resolve(".local/state/subblock/runs").toString());
    }

    /** What was asked for did not arrive: no success. */
    @Test
    void resultsThatCannotBeWrittenAreTrouble() throws Exception {
        assumeTrue(Files.exists(FULL), "needs " + FULL);

        assertThat(start(FULL, "series", "list")).isEqualTo(ExitCode.TROUBLE);
        assertThat(scratch.resolve("err")).content().matches("subblock: [^\n]+\n");
    }

    /** As with {@code | head}: no success, and no word. */
    @Test
    void whoHasReadEnoughIsNotTroubled() throws Exception {
        Process process = builder("series", "list").start();
        // Long before the process can write: its JVM has only begun.
        process.getInputStream().close();

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(ExitCode.BROKEN_PIPE);
        assertThat(scratch.resolve("err")).isEmptyFile();
    }

    /** A file that is no TOML is found before anything is done. */
    @Test
    void settingsThatCannotBeReadAreUsage() throws Exception {
        Path file = scratch.resolve(".config/subblock/config.toml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "cache = ");

        assertThat(start(scratch.resolve("out"), "series", "list")).isEqualTo(ExitCode.USAGE);
        assertThat(scratch.resolve("err")).content().matches("subblock: [^\n]+config.toml:1[^\n]+\n");
        Files.writeString(file, "runs = '~/elsewhere'\n");
        assertThat(start(scratch.resolve("out"), "report")).isEqualTo(ExitCode.TROUBLE);
        assertThat(scratch.resolve("err")).content().contains(scratch.resolve("elsewhere").toString());
    }

    @Test
    void cacheAndRunsLieWhereTheUserSays() {
        assertThat(Workplace.cacheOf(Map.of("HOME", "/h"))).isEqualTo(Path.of("/h/.cache/subblock"));
        assertThat(Workplace.cacheOf(Map.of("HOME", "/h", "XDG_CACHE_HOME", "/x"))).isEqualTo(Path.of("/x/subblock"));
        assertThat(Workplace.cacheOf(Map.of("HOME", "/h", "XDG_CACHE_HOME", "/x", "SUBBLOCK_CACHE", "/s"))).isEqualTo(Path.of("/s"));
        assertThat(Workplace.cacheOf(Map.of("HOME", "/h", "XDG_CACHE_HOME", "", "SUBBLOCK_CACHE", ""))).isEqualTo(Path.of("/h/.cache/subblock"));
        assertThat(Workplace.runsOf(Map.of("HOME", "/h"))).isEqualTo(Path.of("/h/.local/state/subblock/runs"));
        assertThat(Workplace.runsOf(Map.of("HOME", "/h", "XDG_STATE_HOME", "/x"))).isEqualTo(Path.of("/x/subblock/runs"));
        assertThat(Workplace.runsOf(Map.of("HOME", "/h", "SUBBLOCK_RUNS", "/r"))).isEqualTo(Path.of("/r"));
    }
}
