package dev.subblock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.subblock.cli.experiment.JudgeReader;
import dev.subblock.cli.experiment.SubjectReader;
import dev.subblock.cli.run.Durations;
import dev.subblock.cli.terminal.Ink;
import dev.subblock.cli.terminal.Progress;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.lab.command.HostCommands;
import dev.subblock.reproducer.evidence.ErrorPoint;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The controls of error paths, on the source of the base. */
class ErrorControlsTest {

    private static final String BASE = "linux-6.1";

    @TempDir
    Path runs;

    @Test
    void eachAppliesToTheBaseAsItCameAndNamesItsPoint() throws Exception {
        Path cache = Workplace.cacheOf(System.getenv());
        assumeTrue(Files.isDirectory(cache.resolve("bases").resolve(BASE)), "the source of " + BASE + " was not imported: run subblock errors first");
        try (Progress progress = new Progress(System.err, false, System::nanoTime, new Durations(cache.resolve("durations")))) {
            Workplace workplace = new Workplace(Rehearsal.checkout(), cache, runs, new PrintWriter(new StringWriter()), Ink.PLAIN, progress, new HostCommands(),
                    Clock.systemUTC(), new SecureRandom());
            SubjectReader reader = new SubjectReader(workplace);
            String stock = reader.read(BASE, Optional.empty()).stock().tree();

            assertThat(new JudgeReader(workplace).errorControls(BASE)).isNotEmpty().allSatisfy(control -> {
                assertThat(control.kernel().tree()).isNotEqualTo(stock);
                assertThat(control.control().classes()).allSatisfy(c -> assertThat(ErrorPoint.named(c.substring("ERROR:".length()))).isPresent());
            });
        }
    }
}
