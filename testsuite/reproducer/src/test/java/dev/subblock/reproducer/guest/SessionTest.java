package dev.subblock.reproducer.guest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.reproducer.disk.Disk;
import dev.subblock.reproducer.disk.PlainDisk;
import dev.subblock.reproducer.evidence.Event;
import dev.subblock.reproducer.evidence.Recorded;
import dev.subblock.reproducer.evidence.FailureWriter;
import dev.subblock.reproducer.evidence.LoadWriter;
import dev.subblock.reproducer.evidence.WatchWriter;
import dev.subblock.reproducer.failure.Failures;
import dev.subblock.reproducer.load.Measurement;
import dev.subblock.reproducer.sys.OpenFile;
import dev.subblock.reproducer.sys.SysException;
import dev.subblock.reproducer.trial.Interlude;
import dev.subblock.reproducer.trial.Priorities;
import dev.subblock.reproducer.trial.ScenarioRun;
import dev.subblock.reproducer.trial.SystemTicker;
import dev.subblock.reproducer.trial.Volume;
import dev.subblock.reproducer.watch.Watch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {

    private final Recorded evidence = new Recorded();
    private final List<String> done = new ArrayList<>();
    private final ByteArrayOutputStream watched = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    /** A machine on which every file system is the temporary directory. */
    private final class PlainGuest implements Guest {

        private long uptime = 1000;
        private boolean mounted;

        @Override
        public long uptimeMs() {
            return uptime++;
        }

        @Override
        public String kernel() {
            return "6.1.0-test";
        }

        @Override
        public void mount(int blockSize, String device, long mailbox, String cutDevice) throws IOException {
            if (device.equals("/dev/bad")) {
                throw new IOException("mount /dev/bad: EIO");
            }
            done.add("mount " + blockSize + " " + device + " " + mailbox + " " + cutDevice);
            mounted = true;
        }

        @Override
        public Volume volume(int blockSize) throws IOException {
            if (!mounted) {
                throw new IOException("no file system with blocks of " + blockSize + " is mounted");
            }
            return new PlainVolume(directory.toString());
        }

        @Override
        public void mark(String line) {
            done.add(line);
        }

        @Override
        public void unmountAll() throws IOException {
            done.add("unmount");
            if (!mounted) {
                throw new IOException("umount /mnt: EBUSY");
            }
        }
    }

    private record PlainVolume(String directory) implements Volume {

        @Override
        public Disk disk() {
            return new PlainDisk();
        }

        @Override
        public void remount() throws IOException {
            throw new IOException("nothing is to be mounted here");
        }

        @Override
        public void sync(boolean always) throws IOException {
            throw new IOException("nothing is to be mounted here");
        }

        @Override
        public String mountCut() throws IOException {
            throw new IOException("nothing is to be mounted here");
        }

        @Override
        public void unmountCut() throws IOException {
            throw new IOException("nothing is to be mounted here");
        }
    }

    private void serve(String commands) {
        Guest guest = new PlainGuest();
        CommandReader reader = new CommandReader(new ByteArrayInputStream(commands.getBytes(StandardCharsets.US_ASCII)));
        ScenarioRun runner = new ScenarioRun(evidence, new SystemTicker(), Priorities.ORDINARY, new Interlude() {});
        new Session(reader, evidence, guest, new CatalogueRun(guest, runner), new Watch(new WatchWriter(watched)),
                new Failures(new FailureWriter(watched)), new Measurement(new LoadWriter(watched))).serve();
    }

    private void assumeDirectIo() throws IOException {
        Path probe = directory.resolve("probe");
        try {
            OpenFile.open(probe.toString(), OpenFile.READ_WRITE | OpenFile.CREATE_NEW | OpenFile.DIRECT).close();
            Files.delete(probe);
        } catch (SysException e) {
            Assumptions.abort("the temporary directory has no direct I/O: " + e.getMessage());
        }
    }

    @Test
    void aBootFromHelloToBye() throws IOException {
        assumeDirectIo();
        serve("mount 4096 /dev/vda 0\nmount 2048 /dev/vdb 512 /dev/vdc\nrun r1-4k-hole-one-halves run=0000002a trials=2\nquit\n"
                + "mount 1024 /dev/vdd 0\n");

        assertThat(evidence.all()).extracting(e -> e.getClass().getSimpleName())
                .containsExactly("Hello", "FirstIo", "ScenarioBegin", "ScenarioEnd", "Bye");
        assertThat(evidence.all()).startsWith(
                new Event.Hello(2, "6.1.0-test", System.getProperty("java.version"), 1000),
                new Event.FirstIo(1001),
                new Event.ScenarioBegin("0000002a", "r1-4k-hole-one-halves", "R1", 4096, 2));
        assertThat(done).containsExactly("mount 4096 /dev/vda 0 ", "mount 2048 /dev/vdb 512 /dev/vdc",
                "subblock: scenario r1-4k-hole-one-halves", "subblock: no scenario", "unmount");
        try (var left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aCommandThatFailsIsTroubleAndTheNextOneIsRead() throws IOException {
        assumeDirectIo();
        serve("nonsense\nmount 4096 /dev/bad 0\nrun r1-4k-hole-one-halves run=0000002a trials=2\nrun r9 run=0000002a trials=2\n"
                + "try run=0000002a trials=2 scenario R0 x\nmount 4096 /dev/vda 0\nrun r1-4k-hole-one-halves run=0000002a trials=200000\n"
                + "run r17-4k-hole-sync run=0000002a trials=2\nquit\n");

        List<Event.Trouble> troubles = evidence.of(Event.Trouble.class);
        assertThat(troubles).extracting(Event.Trouble::scenario).containsExactly("", "", "r1-4k-hole-one-halves", "r9", "", "r1-4k-hole-one-halves", "r17-4k-hole-sync");
        assertThat(troubles.get(1).message()).isEqualTo("mount /dev/bad: EIO");
        assertThat(troubles.get(2).message()).isEqualTo("no file system with blocks of 4096 is mounted");
        assertThat(troubles.get(3).message()).startsWith("no scenario is named r9");
        assertThat(troubles.get(4).message()).isEqualTo("try line 1: scenario x needs lines 'why', 'block' and 'file'");
        assertThat(troubles.get(5).message()).startsWith("200000 trials of r1-4k-hole-one-halves can't be run");
        assertThat(troubles.get(6).message()).startsWith("r17-4k-hole-sync wants a disk whose power can be cut");
        assertThat(evidence.of(Event.FirstIo.class)).hasSize(1);
    }

    @Test
    void aScenarioMayComeAsText() throws IOException {
        assumeDirectIo();
        serve("mount 4096 /dev/vda 0\ntry run=0000002b trials=3 scenario R0 mine; why w; block 4096; file 8 hole; 1 aio A 0+1\nquit\n");

        assertThat(evidence.of(Event.ScenarioBegin.class)).containsExactly(new Event.ScenarioBegin("0000002b", "r0-4k-hole-mine", "R0", 4096, 3));
        assertThat(evidence.of(Event.ScenarioEnd.class)).extracting(Event.ScenarioEnd::trials).containsExactly(3);
    }

    @Test
    void theEndOfTheChannelIsAQuitAndAFailingUnmountIsSaidBeforeBye() {
        serve("");

        assertThat(done).containsExactly("subblock: no scenario", "unmount");
        assertThat(evidence.all()).extracting(e -> e.getClass().getSimpleName()).containsExactly("Hello", "Trouble", "Bye");
    }
}
