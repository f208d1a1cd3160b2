package dev.subblock.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemainsTest {

    @TempDir
    Path runs;

    @TempDir
    Path temporary;

    private Path guest(String run, boolean checked) throws Exception {
        Path guest = Files.createDirectories(runs.resolve(run).resolve("boot-stock"));
        Files.createFile(guest.getParent().resolve(RunDirectory.LOCK));
        Files.writeString(guest.resolve("console.log"), "x");
        Files.writeString(guest.resolve("xfs-4096.img"), "x");
        if (checked) {
            Files.writeString(guest.resolve(RunDirectory.CHECKED), "{}");
        }
        return guest;
    }

    @Test
    void disksAndSnapshotsOfADeadRunGoAndTheEvidenceStays() throws Exception {
        Path guest = guest("a", false);
        Files.createDirectories(guest.resolve(RunDirectory.SNAPSHOT).resolve("state"));

        assertThat(Remains.remove(temporary, runs)).contains("removed what a killed subblock had left: 2 disks and snapshots of a");

        assertThat(guest.resolve(RunDirectory.SNAPSHOT)).doesNotExist();
        assertThat(guest.resolve("xfs-4096.img")).doesNotExist();
        assertThat(guest.resolve("console.log")).exists();
    }

    /** It was kept because it is not clean. */
    @Test
    void aDiskThatWasCheckedStays() throws Exception {
        Path guest = guest("a", true);

        assertThat(Remains.remove(temporary, runs)).isEmpty();

        assertThat(guest.resolve("xfs-4096.img")).exists();
    }

    @Test
    void aRunThatSomebodyWorksOnIsLeftAlone() throws Exception {
        Path guest = guest("a", false);
        try (FileChannel lock = FileChannel.open(runs.resolve("a").resolve(RunDirectory.LOCK), StandardOpenOption.WRITE)) {
            lock.lock();

            assertThat(Remains.remove(temporary, runs)).isEmpty();
        }
        assertThat(guest.resolve("xfs-4096.img")).exists();
    }

    @Test
    void whereNothingIsThereIsNothingToSay() {
        assertThat(Remains.remove(temporary, runs.resolve("none"))).isEmpty();
    }
}
