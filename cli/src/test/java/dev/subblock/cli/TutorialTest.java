package dev.subblock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.subblock.cli.doctor.Requirement;
import dev.subblock.cli.doctor.Requirements;
import dev.subblock.cli.experiment.Flavour;
import dev.subblock.cli.experiment.JudgeReader;
import dev.subblock.cli.experiment.Judges;
import dev.subblock.cli.experiment.Kernel;
import dev.subblock.cli.experiment.Laboratory;
import dev.subblock.cli.experiment.SubjectReader;
import dev.subblock.cli.run.Durations;
import dev.subblock.cli.terminal.Ink;
import dev.subblock.cli.terminal.Progress;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.lab.command.HostCommands;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where docs/tutorial.md shows what a command prints, it is typed, and must print that. */
class TutorialTest {

    private static final Path DOCUMENT = Rehearsal.checkout().resolve("docs/tutorial.md");
    private static final String BASE = "linux-6.1";
    private static final String STATUS = "echo $?";
    /** They boot guests, or tell of those that ran. */
    private static final Set<String> OF_GUESTS = Set.of("reproduce", "explain", "replay", "report", "controls");

    @TempDir
    Path home;

    /** What a command did: its exit status, and what it printed on standard output. */
    private record Done(int status, String printed) {}

    /** In this user's cache. What tells of guests is left out where their kernels are not kept: building them takes minutes. */
    @Test
    @Tag("boot")
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void everyCommandPrintsWhatIsShown() throws Exception {
        List<Requirement> missing = Requirements.carried().missing(Requirements.searchPath(System.getenv("PATH")));
        assumeTrue(missing.isEmpty(), () -> "needs " + missing.stream().map(Requirement::what).toList() + ": " + Requirements.installation(missing));
        assumeTrue(Files.isDirectory(Workplace.cacheOf(System.getenv()).resolve("bases").resolve(BASE)), "the source of " + BASE + " was not imported: run subblock build first");
        Path launcher = Files.writeString(Files.createDirectories(home.resolve("subblock")).resolve("subblock"), "#!/bin/sh\nexec "
                + Path.of(System.getProperty("java.home"), "bin", "java") + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC '-Dsubblock.home=" + Rehearsal.checkout()
                + "' -cp '" + System.getProperty("java.class.path") + "' " + Main.class.getName() + " \"$@\"\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();

        List<String> unbuilt = unbuilt();
        List<Transcript.Typed> commands = Transcript.of(Files.readAllLines(DOCUMENT)).commands().stream()
                .filter(typed -> unbuilt.isEmpty() || !(typed.command().equals(STATUS) || OF_GUESTS.contains(typed.command().split(" ")[1]))).toList();
        int status = 0;
        for (int i = 0; i < commands.size(); i++) {
            Transcript.Typed typed = commands.get(i);
            Done done = type(typed.command(), status);
            String where = DOCUMENT.getFileName() + ":" + typed.line() + ": " + typed.command() + " printed\n" + done.printed() + Files.readString(home.resolve("err"));
            assertThat(typed.shows(done.printed())).as(where).isTrue();
            // Only where the next line looks at it may a command have failed.
            boolean looked = i + 1 < commands.size() && commands.get(i + 1).command().equals(STATUS);
            assertThat(done.status() == 0 || looked).as(where).isTrue();
            status = done.status();
        }
        assumeTrue(unbuilt.isEmpty(), () -> "all but its guests is as shown; no kernel is kept of " + unbuilt + ": run subblock reproduce --step 8 --scenario r1-4k-hole-one-halves first");
    }

    /** Of the kernels that it boots. */
    private List<String> unbuilt() throws Exception {
        Path cache = Workplace.cacheOf(System.getenv());
        try (Progress progress = new Progress(System.err, false, System::nanoTime, new Durations(cache.resolve("durations")))) {
            Workplace workplace = new Workplace(Rehearsal.checkout(), cache, home.resolve("runs"), new PrintWriter(Writer.nullWriter()), Ink.PLAIN, progress, new HostCommands(),
                    Clock.systemUTC(), new SecureRandom());
            Judges judges = new JudgeReader(workplace).judges(BASE);
            List<Kernel> kernels = new ArrayList<>(List.of(judges.undone().orElseThrow(), new SubjectReader(workplace).read(BASE, Optional.empty()).step(8)));
            judges.controls().stream().filter(c -> c.control().classes().contains("R1")).forEach(c -> kernels.add(c.kernel()));
            Laboratory laboratory = Laboratory.open(workplace, cache, Flavour.PLAIN);
            List<String> unbuilt = new ArrayList<>();
            for (Kernel kernel : kernels) {
                if (!laboratory.has(kernel)) {
                    unbuilt.add(kernel.id());
                }
            }
            return unbuilt;
        }
    }

    private Done type(String command, int before) throws IOException, InterruptedException {
        Path out = home.resolve("out");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", "(exit " + before + ")\n" + command).directory(home.resolve("subblock").toFile())
                .redirectInput(Path.of("/dev/null").toFile()).redirectOutput(out.toFile()).redirectError(home.resolve("err").toFile());
        String cache = Workplace.cacheOf(System.getenv()).toString();
        builder.environment().keySet().removeIf(name -> name.startsWith("SUBBLOCK_") || name.startsWith("XDG_"));
        builder.environment().putAll(Map.of("HOME", home.toString(), "SUBBLOCK_CACHE", cache));
        Process process = builder.start();
        try {
            return new Done(process.waitFor(), Files.readString(out).replace(home.toString(), "~"));
        } finally {
            process.destroy();
        }
    }

    @Test
    void aWordOrALineThatIsOtherIsSeen() {
        List<String> document = new ArrayList<>(List.of("text", "```", "$ not this", "```", "```console", "$ ./subblock x", "step-0  FAIL  12 of 48 orders in 3.5 s", "...", "end ...", "$ echo $?", "1", "```"));
        List<Transcript.Typed> typed = Transcript.of(document).commands();
        assertThat(typed).extracting(Transcript.Typed::command).containsExactly("./subblock x", "echo $?");
        Transcript.Typed one = typed.get(0);
        assertThat(one.shows("step-0  FAIL  9 of 8 orders in 11.25 s\na\nb\nend of 0123456789ab\n")).isTrue();
        assertThat(one.shows("step-0  FAIL  9 of 8 orders in 11.25 s\nend of it\n")).isTrue();
        assertThat(one.shows("step-8  FAIL  9 of 8 orders in 11.25 s\nend of it\n")).isFalse();
        assertThat(one.shows("step-0  pass  9 of 8 orders in 11.25 s\nend of it\n")).isFalse();
        assertThat(one.shows("step-0  FAIL  9 of 8 orders in 11.25 s\nend \nmore\n")).isFalse();
        assertThat(typed.get(1).shows("")).isFalse();
    }
}
