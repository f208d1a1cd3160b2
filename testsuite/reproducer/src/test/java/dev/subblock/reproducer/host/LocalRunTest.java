package dev.subblock.reproducer.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.reproducer.ReproducerException;
import dev.subblock.reproducer.evidence.Event;
import dev.subblock.reproducer.evidence.Recorded;
import dev.subblock.reproducer.generator.ScenarioGenerator;
import dev.subblock.reproducer.scenario.Catalogue;
import dev.subblock.reproducer.scenario.Scenario;
import dev.subblock.reproducer.trial.LoopXfs;
import dev.subblock.reproducer.trial.SystemTicker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalRunTest {

    /** What was seen to fail on 6.1 and on 6.18 as they came, see docs/finds.md: an appending write into a shared block. */
    private static final String KNOWN = "-shared-append";

    private final Random tokens = new Random(1);
    private final LocalRun run = new LocalRun(new SystemTicker(), tokens::nextInt);
    private final Recorded evidence = new Recorded();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {1024, 2048, 4096})
    void allThatIsPromisedIsCleanOnThisMachinesXfs(int blockSize) throws Exception {
        List<Scenario> all = Catalogue.carried().all().stream().filter(s -> s.promise().made() && !s.name().endsWith(KNOWN))
                .map(s -> s.withTrials(6)).toList();
        List<Scenario> fitting = all.stream().filter(s -> s.blockSize() == blockSize && LocalRun.lacks(s, directory, blockSize).isEmpty()).toList();
        try (LoopXfs xfs = LoopXfs.mount(directory, blockSize)) {
            List<LocalRun.Skipped> skipped = run.run(xfs.directory(), all, evidence);

            assertThat(skipped).hasSize(all.size() - fitting.size());
            assertThat(skipped).allSatisfy(s -> assertThat(s.reason()).startsWith("wants "));
            try (var left = Files.list(xfs.directory())) {
                assertThat(left).isEmpty();
            }
        }
        // Begin and end of each and nothing between: no write was bad, no byte miscompared, nothing of ours failed.
        assertThat(evidence.all().get(0)).isInstanceOf(Event.Hello.class);
        assertThat(evidence.all()).hasSize(1 + 2 * fitting.size());
        List<Event.ScenarioEnd> ends = evidence.of(Event.ScenarioEnd.class);
        assertThat(ends).extracting(Event.ScenarioEnd::scenario).containsExactlyElementsOf(fitting.stream().map(Scenario::name).toList());
        assertThat(ends).allSatisfy(end -> assertThat(end.corrupt()).isZero());
        assertThat(ends.get(0).writes()).isEqualTo(2 * fitting.get(0).trials());
    }

    @Test
    void whatIsMadeFromSeedsIsCleanOnThisMachinesXfs() throws Exception {
        List<Scenario> made = LongStream.range(0, 400).mapToObj(ScenarioGenerator::scenario).filter(s -> s.blockSize() == 1024)
                .map(s -> s.withTrials(3)).toList();
        try (LoopXfs xfs = LoopXfs.mount(directory, 1024)) {
            assertThat(run.run(xfs.directory(), made, evidence)).isEmpty();
        }
        assertThat(evidence.of(Event.Trouble.class)).isEmpty();
        assertThat(evidence.of(Event.ScenarioEnd.class)).hasSameSizeAs(made).allSatisfy(end -> assertThat(end.corrupt()).isZero());
    }

    @Test
    void aDirectoryThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> run.run(directory.resolve("none"), List.of(), evidence))
                .isInstanceOf(ReproducerException.class)
                .hasMessage(directory.resolve("none") + " is not a directory: give one on the file system to be tried");
    }

    @Test
    void aDirectoryThatTakesNoFilesIsNamed() {
        assertThatThrownBy(() -> run.run(Path.of("/proc"), List.of(), evidence))
                .isInstanceOf(ReproducerException.class)
                .hasMessageStartingWith("no file can be made in /proc: open /proc/subblock-direct-io: E");
    }

    @Test
    void nothingIsRunOnAnotherBlockSize() {
        long blockSize = LocalRun.blockSize(directory);
        List<Scenario> others = Catalogue.carried().all().stream().filter(s -> s.blockSize() != blockSize).toList();
        org.junit.jupiter.api.Assumptions.assumeTrue(takesDirectIo(), "the temporary directory has no direct I/O of 512 bytes");

        assertThat(run.run(directory, others, evidence)).hasSameSizeAs(others);
        assertThat(evidence.all()).hasSize(1);
    }

    private boolean takesDirectIo() {
        try {
            DirectIo.require(directory);
            return true;
        } catch (ReproducerException e) {
            return false;
        }
    }
}
