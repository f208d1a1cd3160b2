package dev.subblock.cli;

import dev.subblock.cli.doctor.Requirement;
import dev.subblock.cli.doctor.Requirements;
import dev.subblock.cli.experiment.BaseTrees;
import dev.subblock.cli.experiment.Carried;
import dev.subblock.cli.run.Durations;
import dev.subblock.cli.run.Results;
import dev.subblock.cli.run.ResultsReader;
import dev.subblock.cli.terminal.Progress;
import dev.subblock.cli.exit.ExitCode;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.lab.command.HostCommands;
import dev.subblock.patches.PatchesException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;


/**
 * The real thing: kernels of the carried series, built and booted on this machine, in this user's cache. Seconds
 * where they were built before; otherwise the base is fetched and built, some ten minutes.
 */
@Tag("boot")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class MainJobTest {

    private static final String SCENARIO = "r1-4k-hole-one-halves";

    @TempDir
    Path runs;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    static void theHostHasWhatItTakes(@TempDir Path scratch) throws Exception {
        List<Requirement> missing = Requirements.carried().missing(Requirements.searchPath(System.getenv("PATH")));
        assumeTrue(missing.isEmpty(), () -> "needs " + missing.stream().map(Requirement::what).toList() + ": " + Requirements.installation(missing));
        Workplace workplace = workplace(scratch, new PrintWriter(new StringWriter()));
        try {
            new BaseTrees(workplace).tree(new Carried(workplace).base("linux-6.1"));
        } catch (PatchesException e) {
            abort("needs the base linux-6.1: " + e.getMessage());
        }
    }

    private static Workplace workplace(Path runs, PrintWriter out) {
        Path cache = Workplace.cacheOf(System.getenv());
        Progress progress = new Progress(System.err, false, System::nanoTime, new Durations(cache.resolve("durations")));
        return new Workplace(Rehearsal.checkout(), cache, runs, out, dev.subblock.cli.terminal.Ink.PLAIN, progress, new HostCommands(), Clock.systemUTC(), new SecureRandom());
    }

    private int run(String line) {
        PrintWriter results = new PrintWriter(out);
        int exit = Main.run(workplace(runs, results), new PrintWriter(err, true), line.split(" "));
        results.flush();
        return exit;
    }

    @AfterEach
    void nothingIsLeftRunning() {
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)
                .map(p -> p.info().command().orElse(""))).noneMatch(command -> command.contains("qemu"));
    }

    @Test
    void theWholeSeriesIsClean() throws Exception {
        int exit = run("reproduce --step 8 --scenario " + SCENARIO);

        assertThat(err.toString()).isEmpty();
        assertThat(exit).as(out.toString()).isZero();
        assertThat(out.toString()).contains("step-0  FAIL ", "step-8  pass ", "verdict: pass: ");
        Results results = results();
        assertThat(results.exit()).isZero();
        assertThat(results.cells()).extracting(Results.CellInfo::kernel).containsExactly("step-0", "control-r1-unaligned-as-aligned", "step-8");
        assertThat(results.steps()).allMatch(s -> s.boot().equals("ok") && s.repair().equals("clean"));
        assertThat(results.timings()).containsKeys("boot step-0", "boot step-8", "first AIO step-8");
        // Two halves with a pad each: as long as they wait for each other there are only so many orders.
        assertThat(results.cells()).allMatch(c -> c.orders() != null && c.orders().exhausted());
        assertThat(results.controls()).singleElement().matches(c -> c.verdict().equals("caught"));
        told("boot-step-0");
        told("boot-step-8");
    }

    @Test
    void theControlIsCorrupt() throws Exception {
        int exit = run("reproduce --step 0 --scenario " + SCENARIO);

        assertThat(err.toString()).isEmpty();
        assertThat(exit).as(out.toString()).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString().replaceAll("\\s+", " ")).contains("exactly the head pad of write", "verdict: fail: ");
        assertThat(results().exit()).isEqualTo(ExitCode.FAILED);
        told("boot-step-0");
    }

    private Results results() throws Exception {
        return ResultsReader.read(ResultsReader.newest(runs));
    }

    /** Both sides of a boot: what the agent said, and what the kernel said. */
    private void told(String boot) throws Exception {
        Path directory = ResultsReader.newest(runs).resolve(boot);
        assertThat(directory.resolve("console.log")).isRegularFile();
        assertThat(lines(directory.resolve("evidence.jsonl"))).first().asString().startsWith("{\"kind\":\"hello\"");
        assertThat(lines(directory.resolve("evidence.jsonl"))).last().asString().startsWith("{\"kind\":\"bye\"");
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file);
    }
}
