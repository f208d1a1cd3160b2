package dev.subblock.reproducer.guest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.reproducer.evidence.Event;
import dev.subblock.reproducer.evidence.Recorded;
import dev.subblock.reproducer.sys.OpenFile;
import dev.subblock.reproducer.sys.SysException;
import dev.subblock.reproducer.trial.Interlude;
import dev.subblock.reproducer.trial.ScenarioRun;
import dev.subblock.reproducer.trial.SystemTicker;
import java.io.ByteArrayInputStream;
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
        public void mount(int blockSize, String device) throws IOException {
            if (device.equals("/dev/bad")) {
                throw new IOException("mount /dev/bad: EIO");
            }
            done.add("mount " + blockSize + " " + device);
            mounted = true;
        }

        @Override
        public String directory(int blockSize) throws IOException {
            if (!mounted) {
                throw new IOException("no file system with blocks of " + blockSize + " is mounted");
            }
            return directory.toString();
        }

        @Override
        public void unmountAll() throws IOException {
            done.add("unmount");
            if (!mounted) {
                throw new IOException("umount /mnt: EBUSY");
            }
        }
    }

    private void serve(String commands) {
        Guest guest = new PlainGuest();
        CommandReader reader = new CommandReader(new ByteArrayInputStream(commands.getBytes(StandardCharsets.US_ASCII)));
        ScenarioRun runner = new ScenarioRun(evidence, new SystemTicker(), new Interlude() {});
        new Session(reader, evidence, guest, new CatalogueRun(guest, runner)).serve();
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
        serve("mount 4096 /dev/vda\nmount 2048 /dev/vdb\nrun r1-4k-hole-one-halves run=0000002a trials=2\nquit\nmount 1024 /dev/vdc\n");

        assertThat(evidence.all()).extracting(e -> e.getClass().getSimpleName())
                .containsExactly("Hello", "FirstIo", "ScenarioBegin", "ScenarioEnd", "Bye");
        assertThat(evidence.all()).startsWith(
                new Event.Hello(1, "6.1.0-test", System.getProperty("java.version"), 1000),
                new Event.FirstIo(1001),
                new Event.ScenarioBegin("0000002a", "r1-4k-hole-one-halves", "R1", 4096, 2));
        assertThat(done).containsExactly("mount 4096 /dev/vda", "mount 2048 /dev/vdb", "unmount");
        try (var left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aCommandThatFailsIsTroubleAndTheNextOneIsRead() throws IOException {
        assumeDirectIo();
        serve("nonsense\nmount 4096 /dev/bad\nrun r1-4k-hole-one-halves run=0000002a trials=2\nrun r9 run=0000002a trials=2\n"
                + "run r1-4k-hole-one-halves run=0000002a trials=2000\nmount 4096 /dev/vda\nquit\n");

        List<Event.Trouble> troubles = evidence.of(Event.Trouble.class);
        assertThat(troubles).extracting(Event.Trouble::scenario).containsExactly("", "", "r1-4k-hole-one-halves", "r9", "r1-4k-hole-one-halves");
        assertThat(troubles.get(1).message()).isEqualTo("mount /dev/bad: EIO");
        assertThat(troubles.get(2).message()).isEqualTo("no file system with blocks of 4096 is mounted");
        assertThat(troubles.get(3).message()).startsWith("no scenario is named r9");
        assertThat(troubles.get(4).message()).startsWith("2000 trials of r1-4k-hole-one-halves can't be run");
        assertThat(evidence.of(Event.FirstIo.class)).hasSize(1);
    }

    @Test
    void theEndOfTheChannelIsAQuitAndAFailingUnmountIsSaidBeforeBye() {
        serve("");

        assertThat(done).containsExactly("unmount");
        assertThat(evidence.all()).extracting(e -> e.getClass().getSimpleName()).containsExactly("Hello", "Trouble", "Bye");
    }
}
