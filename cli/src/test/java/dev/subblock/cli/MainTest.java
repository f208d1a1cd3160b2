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
        List<String> argv = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dsubblock.home=" + Rehearsal.checkout(), "-cp", System.getProperty("java.class.path"), Main.class.getName()));
        argv.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(argv).redirectOutput(out.toFile()).redirectError(scratch.resolve("err").toFile());
        builder.environment().put("HOME", scratch.toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("SUBBLOCK_") || name.startsWith("XDG_"));
        Process process = builder.start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
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
