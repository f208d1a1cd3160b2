package dev.subblock.reproducer.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.reproducer.evidence.Event;
import dev.subblock.reproducer.evidence.Recorded;
import dev.subblock.reproducer.scenario.Catalogue;
import dev.subblock.reproducer.scenario.Scenario;
import dev.subblock.reproducer.sector.Sector;
import dev.subblock.reproducer.sector.SectorWriter;
import dev.subblock.reproducer.sys.OpenFile;
import dev.subblock.reproducer.sys.SysException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of trial 1 is corrupted behind the checker's back, and the checker has to name what was done. */
class FaultInjectionTest {

    private static final int RUN = 0x1a2b3c4d;
    private static final int TOKEN = RUN + 1;

    /** Does something to the file. */
    private interface Fault {
        void in(RandomAccessFile file) throws IOException;
    }

    private final Recorded evidence = new Recorded();

    @TempDir
    private Path directory;
    private FakeVolume volume;

    @BeforeEach
    void directIo() throws IOException {
        volume = new FakeVolume(directory);
        String probe = directory.resolve("probe").toString();
        try (OpenFile file = OpenFile.open(probe, OpenFile.READ_WRITE | OpenFile.CREATE_NEW | OpenFile.DIRECT)) {
            assertThat(file.fd()).isPositive();
        } catch (SysException e) {
            Assumptions.abort("the temporary directory has no direct I/O: " + e.getMessage());
        }
    }

    private static Scenario scenario(String lines) {
        return Catalogue.parse("t", "scenario R1 x; why w; block 4096; " + lines).get(0).withTrials(3);
    }

    private void run(Scenario scenario, Fault afterOps, Fault beforeDirectRead) throws IOException {
        Interlude interlude = new Interlude() {
            @Override
            public void afterOps(int trial, String path) throws IOException {
                inject(trial, path, afterOps);
            }

            @Override
            public void beforeDirectRead(int trial, String path) throws IOException {
                inject(trial, path, beforeDirectRead);
            }
        };
        try (ScenarioRun run = new ScenarioRun(evidence, new SystemTicker(), Priorities.ORDINARY, interlude)) {
            run.run(volume, scenario, RUN);
        }
    }

    private static void inject(int trial, String path, Fault fault) throws IOException {
        if (trial == 1) {
            try (RandomAccessFile file = new RandomAccessFile(path, "rw")) {
                fault.in(file);
            }
        }
    }

    private void runHalves(Fault fault) throws IOException {
        run(scenario("file 16 unwritten; by one; write A 0+4; write B 4+4"), fault, FaultInjectionTest::nothing);
    }

    private static Fault bytes(long offset, byte[] bytes) {
        return file -> {
            file.seek(offset);
            file.write(bytes);
        };
    }

    private static byte[] sector(int run, int generation, int writer, long offset) {
        byte[] bytes = new byte[Sector.SIZE];
        new SectorWriter(run, generation).write(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), 0, 1, writer, offset);
        return bytes;
    }

    private static void nothing(RandomAccessFile file) {}

    private List<String> miscompares(String read) {
        return evidence.of(Event.Miscompare.class).stream().filter(m -> m.read().equals(read))
                .map(m -> m.block() + ":" + m.from() + "-" + m.to() + " " + m.expected() + " is " + m.seen()).toList();
    }

    /** What both ways of reading saw in trial 1, and nothing else anywhere. */
    private void assertSeen(String... miscompares) {
        assertThat(miscompares("buffered")).containsExactly(miscompares);
        assertThat(miscompares("direct")).containsExactly(miscompares);
        assertThat(evidence.of(Event.Miscompare.class)).allMatch(m -> m.trial() == 1 && m.run().equals("1a2b3c4d"));
        assertThat(evidence.of(Event.Write.class)).extracting(Event.Write::write).containsExactly(1, 2);
        assertThat(evidence.of(Event.ScenarioEnd.class)).extracting(Event.ScenarioEnd::corrupt).containsExactly(1);
    }

    @Test
    void withoutAFaultNothingIsFoundAndNothingIsLeft() throws IOException {
        runHalves(FaultInjectionTest::nothing);

        assertThat(evidence.all()).hasSize(2);
        assertThat(volume.left()).isEmpty();
    }

    @Test
    void aPadOverDataIsZerosInItsExactRange() throws IOException {
        runHalves(bytes(0, new byte[2048]));

        assertSeen("0:0-2048 write 1 is zeros");
        assertThat(volume.left()).containsExactly("subblock-r1-4k-unwritten-one-x-1");
    }

    @Test
    void aPadOverThreeSectorsAndAHalfIsSeenToTheByte() throws IOException {
        runHalves(bytes(2048, new byte[1700]));
        assertSeen("0:2048-3748 write 2 is zeros");
    }

    @Test
    void aStaleSectorIsOlder() throws IOException {
        runHalves(bytes(512, sector(0, 0, 0, 512)));
        assertSeen("0:512-1024 write 1 is older");
    }

    @Test
    void theSameSectorOfAnotherTrialIsOlder() throws IOException {
        runHalves(bytes(512, sector(RUN, 1, 1, 512)));
        assertSeen("0:512-1024 write 1 is older");
    }

    @Test
    void aSectorOfTheRightWriteAtTheWrongPlaceIsNamed() throws IOException {
        runHalves(bytes(512, sector(TOKEN, 1, 1, 0)));
        assertSeen("0:512-1024 write 1 is write 1");
    }

    @Test
    void aSectorOfAnotherWriteIsNamed() throws IOException {
        runHalves(bytes(512, sector(TOKEN, 1, 2, 512)));
        assertSeen("0:512-1024 write 1 is write 2");
    }

    @Test
    void oneByteWhereNobodyWroteIsSeen() throws IOException {
        runHalves(bytes(4096 + 4095, new byte[] {0x5a}));
        assertSeen("1:4095-4096 zeros is bytes 5a");
    }

    @Test
    void staleDataInSeveralSectorsIsOneRun() throws IOException {
        runHalves(file -> {
            bytes(4096, sector(0, 0, 0, 0)).in(file);
            bytes(4608, sector(0, 0, 0, 512)).in(file);
        });
        assertSeen("1:0-1024 zeros is older");
    }

    @Test
    void whatTheFileHeldBeforeMayNotComeBackNorGo() throws IOException {
        run(scenario("file 8 written; 1 aio A 0+1; 1 aio B 2+1"), file -> {
            bytes(0, sector(TOKEN, 2, 0, 0)).in(file);
            bytes(512, new byte[512]).in(file);
            bytes(1024 + 512, sector(TOKEN, 1, 2, 1536)).in(file);
        }, FaultInjectionTest::nothing);

        assertSeen("0:0-512 write 1 is before", "0:512-1024 before is zeros", "0:1536-2048 before is write 2");
    }

    @Test
    void eitherOfTwoWritesInFlightIsRightAndNothingElse() throws IOException {
        Scenario overlap = scenario("file 8 hole; by several; write A 0+4; write B 2+4");
        run(overlap, file -> {
            bytes(1024, sector(TOKEN, 1, 1, 1024)).in(file);
            bytes(1536, sector(TOKEN, 1, 2, 1536)).in(file);
        }, FaultInjectionTest::nothing);
        assertThat(evidence.of(Event.Miscompare.class)).isEmpty();

        run(overlap, bytes(1024, new byte[512]), FaultInjectionTest::nothing);
        assertThat(miscompares("direct")).containsExactly("0:1024-1536 write 1 or write 2 is zeros");
    }

    @Test
    void whatOnlyTheDirectReadSeesIsToldOfItAlone() throws IOException {
        run(scenario("file 16 unwritten; by one; write A 0+4; write B 4+4"), FaultInjectionTest::nothing, bytes(0, new byte[512]));

        assertThat(miscompares("direct")).hasSize(1);
        assertThat(miscompares("buffered")).isEmpty();
    }

    @Test
    void aFileThatLostItsEndIsTooSmallAndItsBytesAreMissing() throws IOException {
        run(scenario("file 0 hole; 1 aio A 0+8"), file -> file.setLength(2048), FaultInjectionTest::nothing);

        assertThat(evidence.of(Event.BadSize.class)).containsExactly(new Event.BadSize("1a2b3c4d", "r1-4k-hole-x", 1, "buffered", 4096, 2048));
        assertThat(miscompares("direct")).containsExactly("0:2048-4096 write 1 is nothing");
        assertThat(evidence.of(Event.ScenarioEnd.class)).extracting(Event.ScenarioEnd::corrupt).containsExactly(1);
    }

    @Test
    void aFileThatIsTooLargeIsToldAlthoughItsBytesAreRight() throws IOException {
        run(scenario("file 0 hole; 1 aio A 0+8"), file -> file.setLength(8192), FaultInjectionTest::nothing);

        assertThat(evidence.of(Event.BadSize.class)).extracting(Event.BadSize::seen).containsExactly(8192L);
        assertThat(evidence.of(Event.Miscompare.class)).isEmpty();
    }

    @Test
    void aFailureBetweenIsTroubleAndNoResult() throws IOException {
        runHalves(file -> {
            throw new IOException("no such luck");
        });

        assertThat(evidence.of(Event.Trouble.class)).containsExactly(new Event.Trouble("r1-4k-unwritten-one-x", "no such luck"));
        assertThat(evidence.of(Event.ScenarioEnd.class)).isEmpty();
    }

    @Test
    void whatAnEarlierRunLeftIsReplaced() throws IOException {
        runHalves(bytes(0, new byte[512]));
        runHalves(FaultInjectionTest::nothing);

        assertThat(evidence.of(Event.ScenarioEnd.class)).extracting(Event.ScenarioEnd::corrupt).containsExactly(1, 0);
        assertThat(volume.left()).isEmpty();
    }

    @Test
    void theCopyAfterAPowerCutIsLookedAtForWhatWasToLast() throws IOException {
        Scenario cut = scenario("file 8 written; 1 pwrite A 0+1 sync; 1 pwrite B 1+1; cut");
        run(cut, FaultInjectionTest::nothing, FaultInjectionTest::nothing);
        assertThat(evidence.of(Event.ScenarioEnd.class)).extracting(Event.ScenarioEnd::corrupt).containsExactly(0);
        assertThat(volume.said.subList(0, 7)).containsExactly("scenario r1-4k-written-x", "begin 0", "cut", "end 0", "mount cut",
                "unmount cut", "checked");
    }

    @Test
    void whatIsMissingFromTheCopyIsTold() throws IOException {
        Scenario cut = scenario("file 8 written; 1 pwrite A 0+1 sync; 1 pwrite B 1+1; cut");
        Interlude loses = new Interlude() {
            @Override
            public void afterOps(int trial, String path) throws IOException {
                if (trial == 1) {
                    Path copy = volume.copyOf(path);
                    inject(trial, copy.toString(), bytes(0, sector(TOKEN, 2, 0, 0)));
                    inject(trial, copy.toString(), bytes(512, sector(TOKEN, 2, 0, 512)));
                }
            }
        };
        try (ScenarioRun run = new ScenarioRun(evidence, new SystemTicker(), Priorities.ORDINARY, loses)) {
            run.run(volume, cut, RUN);
        }

        assertThat(miscompares("cut")).containsExactly("0:0-512 write 1 is before");
        assertThat(miscompares("direct")).isEmpty();
        assertThat(evidence.of(Event.ScenarioEnd.class)).extracting(Event.ScenarioEnd::corrupt).containsExactly(1);
    }

    @Test
    void aCopyThatIsDamagedSaysNothingAboutTheScenario() throws IOException {
        volume.damage = "agf 0 lost";
        run(scenario("file 8 written; 1 pwrite A 0+1 sync; cut"), FaultInjectionTest::nothing, FaultInjectionTest::nothing);

        assertThat(evidence.of(Event.Trouble.class)).extracting(Event.Trouble::message)
                .containsExactly("after the power cut in trial 0 the file system is damaged: agf 0 lost");
    }
}
