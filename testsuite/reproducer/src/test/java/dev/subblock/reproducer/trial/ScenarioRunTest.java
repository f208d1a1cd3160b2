package dev.subblock.reproducer.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.reproducer.evidence.Event;
import dev.subblock.reproducer.evidence.Recorded;
import dev.subblock.reproducer.scenario.Catalogue;
import dev.subblock.reproducer.scenario.Scenario;
import dev.subblock.reproducer.sys.OpenFile;
import dev.subblock.reproducer.sys.SysException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How trials are made, counted and told of. What is found in them is in {@link FaultInjectionTest}. */
class ScenarioRunTest {

    private final Recorded evidence = new Recorded();

    @TempDir
    private Path directory;
    private FakeVolume volume;

    @BeforeEach
    void directIo() throws IOException {
        volume = new FakeVolume(directory);
        try {
            OpenFile.open(directory.resolve("probe").toString(), OpenFile.READ_WRITE | OpenFile.CREATE_NEW | OpenFile.DIRECT).close();
        } catch (SysException e) {
            Assumptions.abort("the temporary directory has no direct I/O: " + e.getMessage());
        }
    }

    private static Scenario scenario(String lines) {
        return Catalogue.parse("t", "scenario R1 x; why w; block 4096; " + lines).get(0);
    }

    private void run(Scenario scenario, Interlude interlude) throws IOException {
        try (ScenarioRun run = new ScenarioRun(evidence, new SystemTicker(), Priorities.ORDINARY, interlude)) {
            run.run(volume, scenario, 0x11);
        }
    }

    private static Interlude zeroing(int fromTrial) {
        return new Interlude() {
            @Override
            public void afterOps(int trial, String path) throws IOException {
                if (trial >= fromTrial) {
                    try (RandomAccessFile file = new RandomAccessFile(path, "rw")) {
                        file.write(new byte[512]);
                    }
                }
            }
        };
    }

    @Test
    void theDiskSaysWhenItIsEnoughAndWhatWasASample() throws IOException {
        volume.most = 11;
        volume.exact = 6;
        run(scenario("file 8 hole; 1 aio A 0+1").withTrials(100), zeroing(4));

        Event.ScenarioEnd end = evidence.of(Event.ScenarioEnd.class).get(0);
        assertThat(List.of(end.trials(), end.corrupt(), end.sampled(), end.sampledCorrupt(), end.writes())).containsExactly(11, 7, 5, 5, 11);
        assertThat(volume.said).contains("begin 11").doesNotContain("end 11", "begin 12").endsWith("over");
    }

    @Test
    void noMoreTrialsAreRunThanWanted() throws IOException {
        run(scenario("file 8 hole; 1 aio A 0+1").withTrials(5), new Interlude() {});

        assertThat(evidence.of(Event.ScenarioEnd.class)).extracting(Event.ScenarioEnd::trials).containsExactly(5);
        assertThat(volume.said).contains("begin 4", "end 4").doesNotContain("begin 5");
        assertThat(volume.left()).isEmpty();
    }

    @Test
    void ofManyCorruptTrialsTheFirstAreToldAndKeptAndAllAreCounted() throws IOException {
        run(scenario("file 8 hole; 1 aio A 0+1").withTrials(20), zeroing(0));

        assertThat(evidence.of(Event.ScenarioEnd.class)).extracting(Event.ScenarioEnd::corrupt).containsExactly(20);
        assertThat(evidence.of(Event.Write.class)).extracting(Event.Write::trial)
                .containsExactlyElementsOf(IntStream.range(0, 16).boxed().toList());
        assertThat(volume.left()).hasSize(16);
    }

    @Test
    void aWriteIsToldAsItWasSubmittedAndReturned() throws IOException {
        run(scenario("file 8 written; 2 aio A 0+1 B 2+1; 3 pwrite C 4+2; then; 1 pwrite D 0+3 append").withTrials(1), zeroing(0));

        assertThat(evidence.of(Event.Write.class)).containsExactly(
                new Event.Write("00000011", "r1-4k-written-x", 0, 1, 0, 512, 1, 2, 512),
                new Event.Write("00000011", "r1-4k-written-x", 0, 2, 1024, 512, 1, 2, 512),
                new Event.Write("00000011", "r1-4k-written-x", 0, 3, 2048, 1024, 2, 3, 1024),
                new Event.Write("00000011", "r1-4k-written-x", 0, 4, 4096, 1536, 3, 1, 1536));
    }

    @Test
    void aWriteThatReturnsWhatItShouldNotIsCorrupt() throws IOException {
        run(scenario("file 8 hole; 1 aio A 0+1; result A EIO").withTrials(1), new Interlude() {});

        assertThat(evidence.of(Event.BadResult.class)).containsExactly(new Event.BadResult("00000011", "r1-4k-hole-x", 0, 1, -5, 512));
        assertThat(evidence.of(Event.ScenarioEnd.class)).extracting(Event.ScenarioEnd::corrupt).containsExactly(1);
    }

    @Test
    void faultsAreAskedOfTheDiskTrialByTrial() throws IOException {
        run(scenario("file 8 hole; 1 aio A 0+1; fault data 1; fault pad 2").withTrials(2), new Interlude() {});

        assertThat(volume.said).containsExactly("scenario r1-4k-hole-x", "begin 0 2", "end 0", "begin 1 2", "end 1", "over");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "file 0 hole; 1 aio A 0+8; then; 1 aio B 8+8; then; 2 truncate 4",
        "file 8 written; 1 store A 0+3; 1 fsync; then; 1 aio B 1+1",
        "file 8 unwritten; behind 8; 1 pwrite A 3+2 buffered; then; 1 read 0+8 mapped; 2 read 0+8 direct; 3 read 0+8 buffered; mapped",
        "file 8 written; 1 splice A 8+8 asks 16; then; 2 splice B 1+1 sync",
        "file 0 hole; 1 splice A 0+12 asks 24 dsync; size 12; mapped",
        "file 24 mixed; by threads; write A 4+8; write B 12+4; write C 0+2",
        "file 3 hole; 1 pwrite A 0+1 sync append; 1 pwrite B 0+1 dsync append; size 5; mapped",
        "file 8 written; 1 truncate 2; then; 1 falloc 8+8; 1 falloc 0+32 keep; then; 1 pwrite A 10+1",
    })
    void everyKindOfOpDoesWhatTheOracleSays(String lines) throws IOException {
        run(scenario(lines).withTrials(2), new Interlude() {});

        assertThat(evidence.all()).extracting(e -> e.getClass().getSimpleName()).containsExactly("ScenarioBegin", "ScenarioEnd");
    }

    @Test
    void whereTheFileLiesIsToldToTheDiskIfAFaultIsAtAPlaceOfIt() throws IOException {
        run(scenario("file 8 written; 1 aio A 0+1; fault write 0+1").withTrials(1), new Interlude() {});

        assertThat(volume.said).element(1).asString().matches("begin 0 1 [1-9]");
    }

    @Test
    void aSynchronousMountIsTakenBackWhateverHappens() throws IOException {
        run(scenario("file 8 hole; 1 aio A 0+1; mount sync").withTrials(1), new Interlude() {
            @Override
            public void afterOps(int trial, String path) throws IOException {
                throw new IOException("no such luck");
            }
        });

        assertThat(volume.said).startsWith("mount sync").endsWith("mount async");
        assertThat(evidence.of(Event.Trouble.class)).hasSize(1);
    }

    @Test
    void aCutMidwayAsksForNothingThatWasAcknowledgedLater() throws IOException {
        Scenario midway = scenario("file 8 written; 1 pwrite A 0+1 sync; cut after 1").withTrials(1);
        Interlude loses = new Interlude() {
            @Override
            public void afterOps(int trial, String path) throws IOException {
                java.nio.file.Files.write(volume.copyOf(path), before(trial));
            }
        };
        volume.cutAtEnd = false;
        run(midway, loses);
        assertThat(evidence.of(Event.ScenarioEnd.class)).extracting(Event.ScenarioEnd::corrupt).containsExactly(0);

        volume.cutAtEnd = true;
        run(midway, loses);
        assertThat(evidence.of(Event.ScenarioEnd.class)).extracting(Event.ScenarioEnd::corrupt).containsExactly(0, 1);
    }

    /** What a file of a block held before its trial. */
    private static byte[] before(int trial) {
        byte[] bytes = new byte[4096];
        java.nio.ByteBuffer heap = java.nio.ByteBuffer.wrap(bytes);
        try (dev.subblock.reproducer.sys.NativeMemory memory = dev.subblock.reproducer.sys.NativeMemory.allocate(4096)) {
            new dev.subblock.reproducer.sector.SectorWriter(0x11 + trial, TrialFile.BEFORE).write(memory.buffer(), 0, 8, 0, 0);
            memory.buffer().get(0, heap.array());
        }
        return bytes;
    }

    @Test
    void aFileThatIsGoneIsTrouble() throws IOException {
        run(scenario("file 4 hole; 1 pwrite A 0+1; 1 read 0+1 direct").withTrials(1), new Interlude() {
            @Override
            public void afterOps(int trial, String path) throws IOException {
                java.nio.file.Files.delete(Path.of(path));
            }
        });

        assertThat(evidence.of(Event.Trouble.class)).extracting(Event.Trouble::message).allMatch(m -> m.endsWith("ENOENT"));
    }
}
