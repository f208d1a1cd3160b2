package dev.subblock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.subblock.cli.doctor.Requirement;
import dev.subblock.cli.doctor.Requirements;
import dev.subblock.cli.exit.ExitCode;
import dev.subblock.cli.experiment.Flavour;
import dev.subblock.cli.experiment.JudgeReader;
import dev.subblock.cli.experiment.Kernel;
import dev.subblock.cli.experiment.Laboratory;
import dev.subblock.cli.experiment.Subject;
import dev.subblock.cli.experiment.SubjectReader;
import dev.subblock.cli.run.Durations;
import dev.subblock.cli.terminal.Ink;
import dev.subblock.cli.terminal.Progress;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.lab.command.HostCommands;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One kind of write on kernels that were built for it, in real guests. */
@Tag("boot")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ProtocolTest {

    private static final String BASE = "linux-6.1";
    /** It holds the lock exclusively to zero up to where it starts, and so has something to demote. */
    private static final String KIND = "direct-aio-aligned-past-cold-plain-file";

    @TempDir
    Path runs;

    private final StringWriter out = new StringWriter();

    @Test
    void aLockThatIsMovedIsSeen() throws Exception {
        List<Requirement> missing = Requirements.carried().missing(Requirements.searchPath(System.getenv("PATH")));
        assumeTrue(missing.isEmpty(), () -> "needs " + missing.stream().map(Requirement::what).toList() + ": " + Requirements.installation(missing));
        Path cache = Workplace.cacheOf(System.getenv());
        assumeTrue(Files.isDirectory(cache.resolve("bases").resolve(BASE)), "the source of " + BASE + " was not imported: run subblock protocol first");
        try (Progress progress = new Progress(System.err, false, System::nanoTime, new Durations(cache.resolve("durations")))) {
            Workplace workplace = new Workplace(Rehearsal.checkout(), cache, runs, new PrintWriter(out), Ink.PLAIN, progress, new HostCommands(),
                    Clock.systemUTC(), new SecureRandom());
            List<Kernel> unbuilt = unbuilt(workplace);
            assumeTrue(unbuilt.isEmpty(), () -> "no kernel that can be traced is kept of " + unbuilt.stream().map(Kernel::id).toList() + ": run subblock protocol first");

            StringWriter err = new StringWriter();
            int exit = Main.run(workplace, new PrintWriter(err, true), "protocol", "--step", "0", "--kinds", KIND);

            assertThat(err.toString()).isEmpty();
            // Of one step nothing can be said, whatever the control shows.
            assertThat(exit).isEqualTo(ExitCode.INCONCLUSIVE);
        }
        JsonNode found = found();
        assertThat(found.at("/controls/0/caught").booleanValue()).isTrue();
        assertThat(found.at("/controls/0/kinds/0").stringValue()).isEqualTo(KIND);
        assertThat(found.at("/kernels").size()).isEqualTo(3);
        String stock = found.at("/kinds/0/cells/0/fingerprint").stringValue();
        assertThat(found.at("/sequences").get(stock).get("line").stringValue())
                .startsWith("SHARED · release SHARED · EXCL · drain · zero to EOF").contains(" · demote · direct · ").endsWith(" · | · done · convert · wrote 8192");
        assertThat(out.toString()).contains("protocol-demoted-after-submission: 1 kind changed");
    }

    private static List<Kernel> unbuilt(Workplace workplace) throws Exception {
        SubjectReader reader = new SubjectReader(workplace);
        Subject subject = reader.read(BASE, Optional.empty());
        List<Kernel> kernels = new ArrayList<>(List.of(subject.stock(), subject.step(0)));
        new JudgeReader(workplace).protocolControls(BASE).forEach(control -> kernels.add(control.kernel()));
        Laboratory laboratory = Laboratory.open(workplace, workplace.cache(), Flavour.TRACE);
        List<Kernel> unbuilt = new ArrayList<>();
        for (Kernel kernel : kernels) {
            if (!laboratory.has(kernel)) {
                unbuilt.add(kernel);
            }
        }
        return unbuilt;
    }

    private JsonNode found() throws Exception {
        try (Stream<Path> directories = Files.list(runs)) {
            return JsonMapper.builder().build().readTree(Files.readString(directories.findFirst().orElseThrow().resolve("protocol.json")));
        }
    }
}
