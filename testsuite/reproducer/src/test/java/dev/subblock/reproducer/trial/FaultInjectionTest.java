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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file is corrupted behind the checker's back, and the checker has to name what was done. */
class FaultInjectionTest {

    private static final int RUN = 0x1a2b3c4d;
    /** Of trial 1: its block is block 2 of the file, its guard block is block 3; its writes are 3 and 4. */
    private static final int REGION = 8192;

    /** Does something to the file. */
    private interface Fault {
        void in(RandomAccessFile file) throws IOException;
    }

    private final Scenario scenario = Catalogue.carried().named("r1-4k-unwritten-one-halves").withTrials(4);
    private final Recorded evidence = new Recorded();

    @TempDir
    private Path directory;

    @BeforeEach
    void directIo() throws IOException {
        String probe = directory.resolve("probe").toString();
        try (OpenFile file = OpenFile.open(probe, OpenFile.READ_WRITE | OpenFile.CREATE_NEW | OpenFile.DIRECT)) {
            assertThat(file.fd()).isPositive();
        } catch (SysException e) {
            Assumptions.abort("the temporary directory has no direct I/O: " + e.getMessage());
        }
    }

    private void run(Fault afterWrites, Fault beforeBufferedRead) throws IOException {
        Interlude interlude = new Interlude() {
            @Override
            public void afterWrites(String path) throws IOException {
                inject(path, afterWrites);
            }

            @Override
            public void beforeBufferedRead(String path) throws IOException {
                inject(path, beforeBufferedRead);
            }
        };
        try (ScenarioRun run = new ScenarioRun(evidence, new SystemTicker(), interlude)) {
            run.run(directory.toString(), scenario, RUN);
        }
    }

    private static void inject(String path, Fault fault) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path, "rw")) {
            fault.in(file);
        }
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

    /** What both ways of reading saw in trial 1, and nothing else anywhere. */
    private void assertSeen(String... miscompares) {
        List<Event.Miscompare> all = evidence.of(Event.Miscompare.class);
        for (String read : List.of("direct", "buffered")) {
            assertThat(all.stream().filter(m -> m.read().equals(read))
                    .map(m -> m.block() + ":" + m.from() + "-" + m.to() + " " + m.expected() + " is " + m.seen()))
                    .containsExactly(miscompares);
        }
        assertThat(all).allMatch(m -> m.trial() == 1 && m.run().equals("1a2b3c4d"));
        assertThat(evidence.of(Event.Write.class)).extracting(Event.Write::write).containsExactly(3, 4);
        assertThat(evidence.of(Event.ScenarioEnd.class)).extracting(Event.ScenarioEnd::corrupt).containsExactly(1);
    }

    @Test
    void withoutAFaultNothingIsFoundAndNothingIsLeft() throws IOException {
        run(FaultInjectionTest::nothing, FaultInjectionTest::nothing);

        assertThat(evidence.all()).hasSize(2);
        assertThat(directory.resolve("subblock-" + scenario.name())).doesNotExist();
    }

    @Test
    void aPadOverDataIsZerosInItsExactRange() throws IOException {
        run(bytes(REGION, new byte[2048]), FaultInjectionTest::nothing);

        assertSeen("2:0-2048 write 3 is zeros");
        assertThat(directory.resolve("subblock-" + scenario.name())).exists();
    }

    @Test
    void aPadOverThreeSectorsAndAHalfIsSeenToTheByte() throws IOException {
        run(bytes(REGION + 2048, new byte[1700]), FaultInjectionTest::nothing);
        assertSeen("2:2048-3748 write 4 is zeros");
    }

    @Test
    void aStaleSectorIsOlder() throws IOException {
        run(bytes(REGION + 512, sector(0, 0, 0, 512)), FaultInjectionTest::nothing);
        assertSeen("2:512-1024 write 3 is older");
    }

    @Test
    void theSameSectorOfAnotherRunIsOlder() throws IOException {
        run(bytes(REGION + 512, sector(RUN + 1, 1, 3, REGION + 512)), FaultInjectionTest::nothing);
        assertSeen("2:512-1024 write 3 is older");
    }

    @Test
    void aSectorOfTheRightWriteAtTheWrongPlaceIsNamed() throws IOException {
        run(bytes(REGION + 512, sector(RUN, 1, 3, REGION)), FaultInjectionTest::nothing);
        assertSeen("2:512-1024 write 3 is write 3");
    }

    @Test
    void aSectorOfAnotherWriteIsNamed() throws IOException {
        run(bytes(REGION + 512, sector(RUN, 1, 8, REGION + 512)), FaultInjectionTest::nothing);
        assertSeen("2:512-1024 write 3 is write 8");
    }

    @Test
    void oneByteInAGuardBlockIsSeen() throws IOException {
        run(bytes(REGION + 4096 + 4095, new byte[] {0x5a}), FaultInjectionTest::nothing);
        assertSeen("3:4095-4096 zeros is bytes 5a");
    }

    @Test
    void staleDataInAGuardBlockIsOneRun() throws IOException {
        Fault two = file -> {
            bytes(REGION + 4096, sector(0, 0, 0, 0)).in(file);
            bytes(REGION + 4608, sector(0, 0, 0, 512)).in(file);
        };
        run(two, FaultInjectionTest::nothing);
        assertSeen("3:0-1024 zeros is older");
    }

    @Test
    void whatOnlyTheBufferedReadSeesIsToldOfItAlone() throws IOException {
        run(FaultInjectionTest::nothing, bytes(REGION, new byte[512]));

        assertThat(evidence.of(Event.Miscompare.class)).extracting(Event.Miscompare::read).containsExactly("buffered");
    }

    @Test
    void aFailureBetweenIsTroubleAndNoResult() throws IOException {
        run(file -> {
            throw new IOException("no such luck");
        }, FaultInjectionTest::nothing);

        assertThat(evidence.of(Event.Trouble.class)).containsExactly(new Event.Trouble(scenario.name(), "no such luck"));
        assertThat(evidence.of(Event.ScenarioEnd.class)).isEmpty();
    }

    @Test
    void aFileThatLostItsEndIsTroubleAndNoResult() throws IOException {
        run(file -> file.setLength(4096), FaultInjectionTest::nothing);

        assertThat(evidence.of(Event.Trouble.class)).hasSize(1);
        assertThat(evidence.of(Event.Trouble.class).get(0).message()).contains("end of file");
    }

    @Test
    void whatAnEarlierRunLeftIsReplaced() throws IOException {
        run(bytes(REGION, new byte[512]), FaultInjectionTest::nothing);
        run(FaultInjectionTest::nothing, FaultInjectionTest::nothing);

        assertThat(evidence.of(Event.ScenarioEnd.class)).extracting(Event.ScenarioEnd::corrupt).containsExactly(1, 0);
        assertThat(Files.list(directory).map(p -> p.getFileName().toString())).containsExactly("probe");
    }
}
