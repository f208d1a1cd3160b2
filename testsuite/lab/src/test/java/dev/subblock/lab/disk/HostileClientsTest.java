package dev.subblock.lab.disk;

import static dev.subblock.lab.disk.ServedDisk.SIZE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.lab.LabException;
import dev.subblock.lab.command.HostCommands;
import dev.subblock.lab.nbd.NbdClient;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class HostileClientsTest {

    private static final int EINVAL = 22;
    private static final long ALL = SIZE + (64L << 20);

    @TempDir
    private Path temp;
    private ServedDisk disk;

    @BeforeEach
    void open() throws Exception {
        disk = new ServedDisk(temp);
    }

    @AfterEach
    void close() throws Exception {
        disk.close();
    }

    /** A request with {@code sent} bytes of 'X' behind it that is to be refused with EINVAL. */
    private record Refused(String name, int flags, int command, long offset, int length, int sent) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Refused> refused() {
        return Stream.of(
                new Refused("a command that is none", 0, 99, 0, 512, 0),
                new Refused("cache, which was not offered", 0, 5, 0, 512, 0),
                new Refused("block status, which was not offered", 0, 7, 0, 512, 0),
                new Refused("a read of nothing", 0, NbdClient.READ, 0, 0, 0),
                new Refused("a read of 32 MiB and a sector", 0, NbdClient.READ, 0, (32 << 20) + 512, 0),
                new Refused("a read of 4 GiB", 0, NbdClient.READ, 0, -512, 0),
                new Refused("a read of half a sector", 0, NbdClient.READ, 0, 256, 0),
                new Refused("a read from half a sector on", 0, NbdClient.READ, 256, 512, 0),
                new Refused("a read behind the end", 0, NbdClient.READ, ALL, 512, 0),
                new Refused("a read across the end", 0, NbdClient.READ, ALL - 512, 1024, 0),
                new Refused("a read before the beginning", 0, NbdClient.READ, -512, 512, 0),
                new Refused("an offset that overflows", 0, NbdClient.READ, Long.MAX_VALUE - 511, 512, 0),
                new Refused("a write of nothing", 0, NbdClient.WRITE, 0, 0, 0),
                new Refused("a write of 100 bytes", 0, NbdClient.WRITE, 0, 100, 100),
                new Refused("a write from byte 1 on", 0, NbdClient.WRITE, 1, 512, 512),
                new Refused("a write behind the end", 0, NbdClient.WRITE, ALL, 512, 512),
                new Refused("a write before the beginning", 0, NbdClient.WRITE, -4096, 512, 512),
                new Refused("a write with unknown flags", 1 << 4, NbdClient.WRITE, 0, 512, 512),
                new Refused("a write that may make no hole", 2, NbdClient.WRITE, 0, 512, 512),
                new Refused("a write across image and mailbox", 0, NbdClient.WRITE, SIZE - 512, 1024, 1024),
                new Refused("a read across image and mailbox", 0, NbdClient.READ, SIZE - 512, 1024, 0),
                new Refused("a message that is too long", 0, NbdClient.WRITE, SIZE, (32 << 10) + 512, (32 << 10) + 512),
                new Refused("a write beside the message", 0, NbdClient.WRITE, SIZE + 512, 512, 512),
                new Refused("a write to the answer", 0, NbdClient.WRITE, SIZE + (1 << 20), 512, 512),
                new Refused("a long read of the answer", 0, NbdClient.READ, SIZE + (1 << 20), 4096, 0),
                new Refused("a long read of the bell", 0, NbdClient.READ, SIZE + (2 << 20), 4096, 0),
                new Refused("zeros for the mailbox", 0, NbdClient.WRITE_ZEROES, SIZE, 512, 0),
                new Refused("zeros from image to mailbox", 0, NbdClient.WRITE_ZEROES, SIZE - 4096, 8192, 0),
                new Refused("zeros, 4 GiB of them", 0, NbdClient.WRITE_ZEROES, 0, -512, 0),
                new Refused("fast zeros, which were not offered", 16, NbdClient.WRITE_ZEROES, 0, 512, 0),
                new Refused("a trim of the mailbox", 0, NbdClient.TRIM, SIZE, 512, 0),
                new Refused("a trim behind the end", 0, NbdClient.TRIM, ALL, 512, 0),
                new Refused("a flush of something", 0, NbdClient.FLUSH, 0, 512, 0));
    }

    private static byte[] xs(int count) {
        byte[] bytes = new byte[count];
        java.util.Arrays.fill(bytes, (byte) 'X');
        return bytes;
    }

    @ParameterizedTest
    @MethodSource
    void refused(Refused wrong) throws Exception {
        long cookie = disk.guest.send(wrong.flags, wrong.command, wrong.offset, wrong.length, xs(wrong.sent));
        NbdClient.Reply reply = disk.guest.reply();
        assertThat(reply.cookie()).isEqualTo(cookie);
        assertThat(reply.error()).isEqualTo(EINVAL);
        // The conversation goes on where it was, outside a trial and inside.
        assertThat(disk.tell("scenario 0000abcd r1")).isEqualTo("ok");
        assertThat(disk.tell("begin 0")).isEqualTo("go");
        disk.guest.send(wrong.flags, wrong.command, wrong.offset, wrong.length, xs(wrong.sent));
        assertThat(disk.guest.reply().error()).isEqualTo(EINVAL);
        assertThat(disk.tell("end 0")).isEqualTo("ok");
        assertUnharmed();
        assertThat(disk.trace().stream().filter(l -> l.contains("\"note\"") && l.contains("refused "))).hasSize(2);
    }

    private void assertUnharmed() throws Exception {
        assertThat(disk.untouched()).isTrue();
        assertThat(disk.server.failure()).isEmpty();
    }

    /** What a client says that is then shown the door. */
    private record Closed(String name, byte[] says, boolean leaves, String note) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static ByteBuffer header(int magic, int command, int length) {
        return ByteBuffer.allocate(28 + 1024).putInt(magic).putShort((short) 0).putShort((short) command).putLong(7).putLong(0).putInt(length);
    }

    private static byte[] bytes(ByteBuffer buffer, int more) {
        byte[] all = xs(buffer.position() + more);
        System.arraycopy(buffer.array(), 0, all, 0, Math.min(all.length, buffer.position()));
        return all;
    }

    static Stream<Closed> closed() {
        return Stream.of(
                new Closed("bad magic", bytes(header(0x12345678, 1, 512), 512), false, "bad magic of a request"),
                new Closed("noise", xs(1000), false, "bad magic of a request"),
                new Closed("a write of 32 MiB and a byte", bytes(header(0x25609513, 1, (32 << 20) + 1), 512), false, "a write of 33554433 bytes"),
                new Closed("a write of 4 GiB", bytes(header(0x25609513, 1, -1), 512), false, "a write of 4294967295 bytes"),
                new Closed("gone in a header", bytes(header(0x25609513, 1, 512), -10), true, "left in the middle of a request"),
                new Closed("gone in a write's data", bytes(header(0x25609513, 1, 1024), 512), true, "left in the middle of a request"));
    }

    @ParameterizedTest
    @MethodSource
    void closed(Closed wrong) throws Exception {
        disk.begin("reverse", 0);
        disk.guest.out.write(wrong.says);
        if (wrong.leaves) {
            disk.guest.close();
        } else {
            assertThat(disk.guest.closed()).isEmpty();
        }
        disk.guest.close();
        disk.guest = reconnected();
        // A new client finds the trial over, and a disk that works.
        assertThat(disk.tell("begin 1")).isEqualTo("go");
        assertThat(disk.tell("end 1")).isEqualTo("ok");
        assertThat(disk.trace()).anyMatch(l -> l.contains("\"note\"") && l.contains(wrong.note)).contains("{\"kind\":\"end\",\"trial\":0,\"diverged\":true}");
        assertUnharmed();
    }

    /** The export is free as soon as the server has noticed that its client is gone. */
    private NbdClient reconnected() throws Exception {
        while (true) {
            NbdClient client = NbdClient.greeted(disk.server.socket());
            client.option(7, NbdClient.go("disk"));
            NbdClient.OptionReply reply = client.optionReply();
            if (reply.type() == 3) {
                client.optionReply();
                client.optionReply();
                return client;
            }
            client.close();
        }
    }

    @Test
    void aClientThatReadsNoRepliesHindersNobodyElse() throws Exception {
        try (NbdClient deaf = NbdClient.of(disk.server.socket(), "cut")) {
            for (int i = 0; i < 64; i++) {
                deaf.read(0, SIZE);
            }
            assertThat(disk.tell("scenario 0000abcd r1")).isEqualTo("ok");
            disk.server.close();
        }
        assertUnharmed();
    }

    /** It was killed, or its connection broke. */
    @Test
    @Timeout(60)
    void aClientThatTakesNoLeaveIsNoticed() throws Exception {
        assertThat(disk.server.isUnplugged()).isFalse();

        disk.guest.close();

        while (!disk.server.isUnplugged()) {
            Thread.sleep(10);
        }
    }

    @Test
    void wrongRequestsWithoutEndAreNotedAThousandTimes() throws Exception {
        for (int i = 0; i < 1500; i++) {
            disk.guest.ask(0, 99, 0, 512, new byte[0]);
        }
        assertThat(disk.trace()).hasSize(1001).last().asString().contains("the rest is not told");
    }

    @Test
    void anImageThatCanNotBeReadIsOurTrouble() throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(disk.image.toFile(), "rw")) {
            file.setLength(4096);
        }
        assertThat(disk.guest.ask(0, NbdClient.READ, 8192, 512, new byte[0]).error()).isEqualTo(5);
        assertThat(disk.server.failure()).hasValueSatisfying(why -> assertThat(why).contains("image").hasLineCount(1));
    }

    @Test
    void aServerThatNamesSectorsBadlyFailsItselfNotTheUser() throws Exception {
        Path trace = temp.resolve("t2");
        try (DiskServer server = DiskServer.open(new DiskServer.Setup(disk.image, 4096, Optional.empty(), trace, (bytes, at, run, trial) -> {
            throw new IllegalStateException("no idea");
        }, Optional.empty(), new HostCommands())); NbdClient client = NbdClient.of(server.socket(), "disk")) {
            client.write(SIZE, java.util.Arrays.copyOf("scenario 0000abcd x".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 512));
            client.write(SIZE, java.util.Arrays.copyOf("begin 0".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 512));
            client.reply();
            client.reply();
            assertThat(client.ask(0, NbdClient.WRITE, 0, 512, xs(512)).error()).isEqualTo(5);
            assertThat(server.failure()).hasValueSatisfying(why -> assertThat(why).contains("no idea"));
            assertThat(server.cutDisk()).isEmpty();
        }
    }

    @Test
    void whatCanNotBeADiskIsRefused() throws Exception {
        Path odd = Files.write(temp.resolve("odd.img"), new byte[1000]);
        Path none = temp.resolve("none.img");
        for (DiskServer.Setup setup : List.of(
                new DiskServer.Setup(odd, 4096, Optional.empty(), temp.resolve("t"), (b, at, run, trial) -> SectorNames.OTHER, Optional.empty(), new HostCommands()),
                new DiskServer.Setup(disk.image, 1000, Optional.empty(), temp.resolve("t"), (b, at, run, trial) -> SectorNames.OTHER, Optional.empty(), new HostCommands()))) {
            assertThatThrownBy(() -> DiskServer.open(setup)).isInstanceOf(LabException.class).message().hasLineCount(1);
        }
        assertThatThrownBy(() -> DiskServer.open(new DiskServer.Setup(none, 4096, Optional.empty(), temp.resolve("t"), (b, at, run, trial) -> SectorNames.OTHER,
                Optional.empty(), new HostCommands()))).isInstanceOf(java.io.IOException.class);
    }
}
