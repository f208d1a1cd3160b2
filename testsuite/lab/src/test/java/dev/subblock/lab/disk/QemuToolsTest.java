package dev.subblock.lab.disk;

import static dev.subblock.lab.disk.ServedDisk.SIZE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.lab.LabException;
import dev.subblock.lab.command.Command;
import dev.subblock.lab.command.Commands;
import dev.subblock.lab.command.HostCommands;
import dev.subblock.lab.command.Outcome;
import dev.subblock.lab.nbd.NbdClient;
import dev.subblock.lab.order.DiskOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The client that counts is QEMU's. */
@Timeout(60)
class QemuToolsTest {

    @TempDir
    private Path temp;

    private final Commands host = new HostCommands();
    private ServedDisk disk;

    @BeforeEach
    void open() throws Exception {
        for (String program : new String[] {"qemu-io", "qemu-img"}) {
            try {
                host.succeed(Command.of(program, "--version"));
            } catch (LabException e) {
                Assumptions.abort("no " + program + " here: install qemu-utils");
            }
        }
        disk = new ServedDisk(temp);
        disk.guest.close();
    }

    @AfterEach
    void close() throws Exception {
        if (disk != null) {
            disk.close();
        }
    }

    private String url(String export) {
        return "nbd+unix:///" + export + "?socket=" + disk.server.socket();
    }

    @Test
    void qemuIoReadsAndWritesAndFindsWhatItWrote() throws Exception {
        // The cut disk is like the other, without a mailbox; nobody else has it.
        Outcome outcome = host.succeed(Command.of("qemu-io", "-f", "raw", "-c", "write -P 65 512 1536", "-c", "write -f -P 66 4096 65536",
                "-c", "write -z 8192 4096", "-c", "flush", "-c", "read -P 65 512 1536", "-c", "read -P 66 4096 4096", "-c", "read -P 0 8192 4096",
                "-c", "discard 0 512", url("cut")));
        assertThat(outcome.output()).doesNotContain("Pattern verification failed", "error");
        byte[] copy = Files.readAllBytes(disk.copy);
        assertThat(copy).hasSize(SIZE);
        assertThat(Arrays.copyOfRange(copy, 512, 2048)).containsOnly(65);
        assertThat(Arrays.copyOfRange(copy, 4096, 8192)).containsOnly(66);
        assertThat(Arrays.copyOfRange(copy, 8192, 12288)).containsOnly(0);
        assertThat(disk.server.failure()).isEmpty();
    }

    /** Each reply reaches the guest in time, although QEMU's client hands some on only with the next. */
    @Test
    void qemuIoIsHeldRungAndReleased() throws Exception {
        freed().close();
        disk.server.order(DiskOrder.parse("reverse"));
        String bell = "read " + (SIZE + (2 << 20)) + " 512";
        Outcome outcome = host.run(Command.of("qemu-io", "-f", "raw", "-c", message("scenario 0000abcd r1"), "-c", bell, "-c", message("begin 0"),
                "-c", bell, "-c", "aio_write -P 65 0 512", "-c", "aio_write -P 66 0 512", "-c", bell, "-c", "read -P 66 0 512",
                "-c", bell, "-c", bell, "-c", "aio_flush", "-c", "read -P 65 0 512", "-c", message("end 0"), "-c", message("over"), url("disk")));
        assertThat(outcome.output()).doesNotContain("failed");
        assertThat(outcome.status()).isZero();
        assertThat(disk.trace()).noneMatch(l -> l.contains("did not come")).contains("{\"kind\":\"end\",\"trial\":0,\"diverged\":false}");
    }

    private String message(String text) throws Exception {
        Path file = Files.createTempFile(temp, "message", "");
        Files.write(file, Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), 512));
        return "write -s " + file + " " + SIZE + " 512";
    }

    @Test
    void qemuImgSeesTheDiskWithItsMailboxAndCopiesTheImageOut() throws Exception {
        // The guest's connection may not be over yet.
        try (NbdClient free = freed()) {
            assertThat(host.run(Command.of("qemu-img", "info", "-f", "raw", url("disk"))).ok()).as("one client at a time").isFalse();
        }
        freed().close();
        Path out = temp.resolve("out.img");
        Outcome info = host.run(Command.of("qemu-img", "info", "-f", "raw", url("cut")));
        assertThat(info.output()).contains("virtual size: 1 MiB");
        host.succeed(Command.of("qemu-img", "convert", "-f", "raw", "-O", "raw", url("cut"), out.toString()));
        assertThat(Files.mismatch(out, disk.copy)).isEqualTo(-1);
    }

    private NbdClient freed() throws Exception {
        while (true) {
            NbdClient client = NbdClient.greeted(disk.server.socket());
            client.option(7, NbdClient.go("disk"));
            if (client.optionReply().type() == 3) {
                return client;
            }
            client.close();
        }
    }
}
