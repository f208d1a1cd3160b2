package dev.subblock.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.subblock.cli.Rehearsal;
import dev.subblock.cli.exit.CliException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {

    private static final Clock CLOCK = Clock.fixed(Rehearsal.NOW, ZoneOffset.UTC);

    @TempDir
    Path scratch;

    @Test
    void isNamedByTimeAndByWhatIsRun() throws Exception {
        Path runs = scratch.resolve("not/there/yet");

        assertThat(RunDirectory.create(runs, CLOCK, "verify").path()).isEqualTo(runs.resolve("20250303-100000-verify")).isDirectory();
    }

    @Test
    void runsOfOneSecondDoNotMeet() throws Exception {
        Path first = RunDirectory.create(scratch, CLOCK, "verify").path();
        Path second = RunDirectory.create(scratch, CLOCK, "verify").path();
        Path third = RunDirectory.create(scratch, CLOCK, "verify").path();

        assertThat(Stream.of(first, second, third)).doesNotHaveDuplicates().allMatch(Files::isDirectory);
        assertThat(second.getFileName().toString()).startsWith("20250303-100000-verify-");
    }

    @Test
    void thereIsAnEndToNumbering() throws Exception {
        for (int i = 1; i < 100; i++) {
            RunDirectory.create(scratch, CLOCK, "verify");
        }
        assertThatIOException().isThrownBy(() -> RunDirectory.create(scratch, CLOCK, "verify")).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void whatIsWrittenReplacesWhatWasThere() throws Exception {
        RunDirectory run = RunDirectory.create(scratch, CLOCK, "verify");
        run.write("a", "a longer text that was there\n");
        run.write("a", "new é\n");

        assertThat(run.path().resolve("a")).hasContent("new é");
        try (Stream<Path> files = Files.list(run.path())) {
            assertThat(files).containsExactlyInAnyOrder(run.path().resolve("a"), run.path().resolve("lock"));
        }
    }

    /** Something cut short before: the next one starts afresh. */
    @Test
    void aLeftoverIsNotMixedIn() throws Exception {
        RunDirectory run = RunDirectory.create(scratch, CLOCK, "verify");
        Files.writeString(run.path().resolve("a.new"), "half of something long");
        run.write("a", "b");

        assertThat(run.path().resolve("a")).hasContent("b");
        assertThat(run.path().resolve("a.new")).doesNotExist();
    }

    @Test
    void anInterruptionLeavesTheOldFile() throws Exception {
        RunDirectory run = RunDirectory.create(scratch, CLOCK, "verify");
        run.write("a", "old");
        Thread.currentThread().interrupt();
        try {
            assertThatIOException().isThrownBy(() -> run.write("a", "new"));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(run.path().resolve("a")).hasContent("old");
    }

    /** One kernel is built while another is booted, and both write what they have learnt. */
    @Test
    void severalThreadsMayWriteTheSameFile() throws Exception {
        RunDirectory run = RunDirectory.create(scratch, CLOCK, "verify");
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> writers = new ArrayList<>();
            for (String letter : new String[] {"a", "b", "c"}) {
                writers.add(threads.submit(() -> {
                    for (int i = 0; i < 100; i++) {
                        run.write("results.json", letter.repeat(1000 + i));
                    }
                    return null;
                }));
            }
            for (Future<?> writer : writers) {
                writer.get(1, TimeUnit.MINUTES);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(Files.readString(run.path().resolve("results.json"))).matches("a{1099}|b{1099}|c{1099}");
    }

    @Test
    void aFullDiskLeavesTheOldFile() throws Exception {
        Path small = Files.createDirectory(scratch.resolve("small"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small.toString()), "needs to mount a small tmpfs, as root can");
        try (RunDirectory run = RunDirectory.create(small, CLOCK, "verify")) {
            run.write("a", "old");

            assertThatIOException().isThrownBy(() -> run.write("a", "x".repeat(200_000))).withMessageContaining("No space left");
            assertThat(run.path().resolve("a")).hasContent("old");
            // What could not be finished must not keep the disk full.
            assertThat(run.path().resolve("a.new")).doesNotExist();
            run.write("a", "new");
            assertThat(run.path().resolve("a")).hasContent("new");
        } finally {
            assertThat(run("umount", small.toString())).isTrue();
        }
    }

    private static boolean run(String... argv) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(argv).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException e) {
            return false;
        }
        return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    /** Two that write to one run would each lose what the other learnt. */
    @Test
    void aRunThatSomebodyWorksOnIsNotOpened() throws Exception {
        Path path;
        try (RunDirectory run = RunDirectory.create(scratch, CLOCK, "verify")) {
            path = run.path();
            assertThatThrownBy(() -> RunDirectory.open(path)).isInstanceOf(CliException.class).hasMessageStartingWith("another subblock works on " + path);
        }
        RunDirectory.open(path).close();
    }

    @Test
    void oneThatIsLeftIsGoneOnWith() throws Exception {
        Path run = Files.createDirectory(scratch.resolve("20250303-100000-verify"));
        Files.createDirectories(run.resolve("boot-step-1-2/deeper"));
        Files.createDirectories(run.resolve("boot-step-10"));

        RunDirectory again = RunDirectory.open(run);
        again.remove("boot-step-1(-\\d+)?");

        assertThat(run.resolve("boot-step-1-2")).doesNotExist();
        assertThat(run.resolve("boot-step-10")).isDirectory();
    }
}
