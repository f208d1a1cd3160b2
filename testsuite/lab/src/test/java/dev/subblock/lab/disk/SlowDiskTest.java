package dev.subblock.lab.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.lab.nbd.NbdClient;
import dev.subblock.lab.vm.GuestDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlowDiskTest {

    @TempDir
    private Path directory;

    @Test
    void whatIsWrittenIsThereOnceItIsAcknowledged() throws Exception {
        Path image = Files.write(directory.resolve("disk.img"), new byte[1 << 16]);
        byte[] data = new byte[1024];
        Arrays.fill(data, (byte) 7);
        try (SlowDisk disk = SlowDisk.open(image, directory.resolve("trace.jsonl"), Duration.ofMillis(1))) {
            GuestDisk.Nbd place = (GuestDisk.Nbd) disk.guestDisk();
            try (NbdClient guest = NbdClient.of(place.socket(), place.export())) {
                assertThat(guest.ask(0, NbdClient.WRITE, 512, data.length, data).error()).isZero();
                assertThat(Arrays.copyOfRange(Files.readAllBytes(image), 512, 1536)).isEqualTo(data);
                assertThat(guest.ask(0, NbdClient.READ, 512, data.length, new byte[0]).data()).isEqualTo(data);
                assertThat(guest.ask(0, NbdClient.FLUSH, 0, 0, new byte[0]).error()).isZero();
            }
            assertThat(disk.failure()).isEmpty();
            disk.close();
            assertThat(place.socket()).doesNotExist();
        }
    }

    /** Nobody waits for a write that is held back when the disk is ended. */
    @Test
    void itEndsInTheMiddleOfAWrite() throws Exception {
        Path image = Files.write(directory.resolve("disk.img"), new byte[1 << 16]);
        SlowDisk disk = SlowDisk.open(image, directory.resolve("trace.jsonl"), Duration.ofHours(1));
        GuestDisk.Nbd place = (GuestDisk.Nbd) disk.guestDisk();
        try (NbdClient guest = NbdClient.of(place.socket(), place.export())) {
            guest.write(0, new byte[512]);
            disk.close();
        }
        assertThat(Files.readAllBytes(image)).isEqualTo(new byte[1 << 16]);
    }
}
