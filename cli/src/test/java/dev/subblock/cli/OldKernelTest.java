package dev.subblock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.subblock.cli.doctor.Requirement;
import dev.subblock.cli.doctor.Requirements;
import dev.subblock.cli.exit.ExitCode;
import dev.subblock.cli.run.Durations;
import dev.subblock.cli.run.Results;
import dev.subblock.cli.run.ResultsReader;
import dev.subblock.cli.terminal.Progress;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.lab.command.HostCommands;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The kernel that the series was written for, built and booted on this machine, where its source is. */
@Tag("boot")
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class OldKernelTest {

    /** What {@code base add --from} takes; and, if that copy needs one, a directory of headers. */
    private static final String TREE = "SUBBLOCK_TREE_LINUX_2_6_37";
    private static final String INCLUDE = "SUBBLOCK_INCLUDE_LINUX_2_6_37";

    @TempDir
    Path runs;

    @Test
    void theKernelOfTheLetterIsCorrupt() throws Exception {
        String tree = System.getenv().getOrDefault(TREE, "");
        assumeTrue(!tree.isEmpty(), TREE + " names no source of Linux 2.6.37");
        List<Requirement> missing = Requirements.carried().missing(Requirements.searchPath(System.getenv("PATH")));
        assumeTrue(missing.isEmpty(), () -> "needs " + missing.stream().map(Requirement::what).toList() + ": " + Requirements.installation(missing));

        List<String> add = new ArrayList<>(List.of("base", "add", "linux-2.6.37", "--from", tree));
        String include = System.getenv().getOrDefault(INCLUDE, "");
        if (!include.isEmpty()) {
            add.addAll(List.of("--include", include));
        }
        assertThat(run(add.toArray(String[]::new))).isZero();
        assertThat(run("reproduce", "--base", "linux-2.6.37", "--stock", "--scenario", "r1-4k-hole-one-halves", "--scenario", "r10-*-shared-*"))
                .isEqualTo(ExitCode.FAILED);
        Results results = ResultsReader.read(ResultsReader.newest(runs));
        assertThat(results.steps()).singleElement().matches(s -> s.kernel().equals("step-0") && s.boot().equals("ok") && s.repair().equals("clean"));
        assertThat(results.cells()).filteredOn(c -> c.raceClass().equals("R1")).singleElement().matches(c -> c.verdict().equals("fail") && c.corrupt() > 0);
        assertThat(results.cells()).filteredOn(c -> c.raceClass().equals("R10")).isNotEmpty().allMatch(c -> c.verdict().equals("skip"));
        assertThat(results.base().remarks()).anyMatch(r -> r.contains("AT_EMPTY_PATH"));
    }

    private int run(String... line) throws Exception {
        StringWriter err = new StringWriter();
        Path cache = Workplace.cacheOf(System.getenv());
        try (Progress progress = new Progress(System.err, false, System::nanoTime, new Durations(cache.resolve("durations")))) {
            int exit = Main.run(new Workplace(Rehearsal.checkout(), cache, runs, new PrintWriter(new StringWriter()), dev.subblock.cli.terminal.Ink.PLAIN, progress, new HostCommands(),
                    Clock.systemUTC(), new SecureRandom()), new PrintWriter(err, true), line);
            assertThat(err.toString()).isEmpty();
            return exit;
        }
    }
}
