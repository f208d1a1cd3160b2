package dev.subblock.lab.nbd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HandshakeTest {

    private static final long SIZE = 1 << 20;
    private static final byte[] NOTHING = new byte[0];

    private final BlockingQueue<String> notes = new LinkedBlockingQueue<>();
    private final Shelf shelf = new Shelf();
    private NbdServer server;

    /** An export for one client, which says yes to everything. */
    private static final class Shelf implements Export {
        private Replies client;

        @Override
        public long size() {
            return SIZE;
        }

        @Override
        public synchronized boolean attach(Replies newcomer) {
            boolean free = client == null;
            client = free ? newcomer : client;
            return free;
        }

        @Override
        public void handle(Request request, Replies from) {
            if (request.op() == Op.READ) {
                from.data(request.cookie(), ByteBuffer.allocate(request.length()));
            } else {
                from.done(request.cookie(), 0);
            }
        }

        @Override
        public synchronized void detach(Replies leaving) {
            client = null;
            notifyAll();
        }

        synchronized void awaitFree() throws InterruptedException {
            while (client != null) {
                wait();
            }
        }
    }

    @BeforeEach
    void open() throws Exception {
        server = new NbdServer(Map.of("disk", shelf), notes::add);
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    private NbdClient greeted() throws IOException {
        return NbdClient.greeted(server.socket());
    }

    private static final byte[] EXPORT = ByteBuffer.allocate(12).putShort((short) 0).putLong(SIZE).putShort((short) 0x6d).array();
    private static final byte[] BLOCK_SIZE = ByteBuffer.allocate(14).putShort((short) 3).putInt(512).putInt(4096).putInt(32 << 20).array();

    @Test
    void theGreetingIsFixedNewstyle() throws Exception {
        try (NbdClient client = NbdClient.connect(server.socket())) {
            assertThat(client.in.readNBytes(18)).isEqualTo(ByteBuffer.allocate(18).put("NBDMAGICIHAVEOPT".getBytes(StandardCharsets.US_ASCII))
                    .putShort((short) 3).array());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 7})
    void infoAndGoTellSizeFlagsAndBlockSize(int option) throws Exception {
        try (NbdClient client = greeted()) {
            client.option(option, NbdClient.go("disk"));
            assertThat(client.optionReply()).usingRecursiveComparison().isEqualTo(new NbdClient.OptionReply(option, 3, EXPORT));
            assertThat(client.optionReply()).usingRecursiveComparison().isEqualTo(new NbdClient.OptionReply(option, 3, BLOCK_SIZE));
            assertThat(client.optionReply()).usingRecursiveComparison().isEqualTo(new NbdClient.OptionReply(option, 1, NOTHING));
            if (option == 6) {
                // Still at options.
                client.option(2, NOTHING);
                assertThat(client.optionReply().type()).isEqualTo(1);
            } else {
                assertThat(client.ask(0, NbdClient.READ, 0, 512, NOTHING).error()).isZero();
            }
        }
    }

    @Test
    void anExportCanBeChosenTheOldWay() throws Exception {
        try (NbdClient client = greeted()) {
            client.option(1, "disk".getBytes(StandardCharsets.UTF_8));
            assertThat(client.in.readLong()).isEqualTo(SIZE);
            assertThat(client.in.readShort()).isEqualTo((short) 0x6d);
            assertThat(client.ask(0, NbdClient.FLUSH, 0, 0, NOTHING).error()).isZero();
        }
        shelf.awaitFree();
        try (NbdClient old = NbdClient.connect(server.socket())) {
            old.in.readFully(new byte[18]);
            old.out.writeInt(1);
            old.option(1, "disk".getBytes(StandardCharsets.UTF_8));
            assertThat(old.in.readNBytes(10 + 124)).endsWith(new byte[124]);
            assertThat(old.ask(0, NbdClient.FLUSH, 0, 0, NOTHING).error()).isZero();
        }
    }

    @Test
    void theListNamesEveryExport() throws Exception {
        try (NbdClient client = greeted()) {
            client.option(3, NOTHING);
            assertThat(client.optionReply()).usingRecursiveComparison()
                    .isEqualTo(new NbdClient.OptionReply(3, 2, ByteBuffer.allocate(8).putInt(4).put("disk".getBytes(StandardCharsets.UTF_8)).array()));
            assertThat(client.optionReply().type()).isEqualTo(1);
            client.option(3, new byte[1]);
            assertThat(client.optionReply().type()).isEqualTo(0x80000003);
        }
    }

    @Test
    void whatIsNotThereOrNotUnderstoodIsRefusedAndTheConversationGoesOn() throws Exception {
        byte[] tooLong = NbdClient.go("disk");
        ByteBuffer.wrap(tooLong).putInt(0, 1 << 30);
        byte[] negative = NbdClient.go("disk");
        ByteBuffer.wrap(negative).putInt(0, -1);
        byte[] missing = NbdClient.go("disk");
        ByteBuffer.wrap(missing).putShort(8, (short) 3);
        try (NbdClient client = greeted()) {
            int[][] cases = {{7, 0x80000006}, {6, 0x80000006}, {7, 0x80000003}, {7, 0x80000003}, {6, 0x80000003}, {7, 0x80000003}, {8, 0x80000001}, {99, 0x80000001}};
            byte[][] data = {NbdClient.go("none"), NbdClient.go(""), NOTHING.clone(), tooLong, negative, missing, NOTHING, new byte[8000]};
            for (int i = 0; i < cases.length; i++) {
                client.option(cases[i][0], data[i]);
                NbdClient.OptionReply reply = client.optionReply();
                assertThat(new int[] {reply.option(), reply.type()}).as("case %d", i).isEqualTo(cases[i]);
            }
            client.option(7, NbdClient.go("disk"));
            assertThat(client.optionReply().type()).isEqualTo(3);
        }
    }

    @Test
    void aSecondClientIsTurnedAwayUntilTheFirstHasGone() throws Exception {
        try (NbdClient first = NbdClient.of(server.socket(), "disk"); NbdClient second = greeted()) {
            second.option(7, NbdClient.go("disk"));
            assertThat(second.optionReply().type()).isEqualTo(0x80000002);
            assertThat(first.ask(0, NbdClient.FLUSH, 0, 0, NOTHING).error()).isZero();
        }
        shelf.awaitFree();
        NbdClient.of(server.socket(), "disk").close();
    }

    /** What a client says before it has chosen, and what is noted when it has been turned away for it. */
    private record Rude(String name, byte[] says, String note) {}

    @Test
    void aRudeClientIsTurnedAwayAndNoted() throws Exception {
        byte[] option = ByteBuffer.allocate(20).putInt(3).putLong(0x49484156454f5054L).putInt(7).putInt(9000).array();
        byte[] huge = ByteBuffer.allocate(20).putInt(3).putLong(0x49484156454f5054L).putInt(7).putInt(-1).array();
        byte[] noExport = ByteBuffer.allocate(24).putInt(3).putLong(0x49484156454f5054L).putInt(1).putInt(4)
                .put("none".getBytes(StandardCharsets.UTF_8)).array();
        ByteBuffer many = ByteBuffer.allocate(4 + 16 * 65).putInt(3);
        for (int i = 0; i < 65; i++) {
            many.putLong(0x49484156454f5054L).putInt(1000).putInt(0);
        }
        List<Rude> table = new ArrayList<>(List.of(
                new Rude("another protocol", "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII), "instead of fixed newstyle"),
                new Rude("old newstyle", new byte[4], "instead of fixed newstyle"),
                new Rude("bad magic", ByteBuffer.allocate(20).putInt(3).array(), "bad magic of an option"),
                new Rude("long option", option, "an option of 9000 bytes"),
                new Rude("longest option", huge, "an option of 4294967295 bytes"),
                new Rude("no such export", noExport, "an export that is not there"),
                new Rude("too many options", many.array(), "more than 64 options")));
        for (Rude rude : table) {
            try (NbdClient client = NbdClient.connect(server.socket())) {
                client.out.write(rude.says());
                client.closed();
                assertThat(notes.poll(20, TimeUnit.SECONDS)).as(rude.name()).contains(rude.note());
            }
        }
        try (NbdClient client = greeted()) {
            client.out.writeInt(0);
        }
        assertThat(notes.poll(20, TimeUnit.SECONDS)).contains("before it had chosen");
        NbdClient.of(server.socket(), "disk").close();
    }

    @Test
    void aCrowdIsTurnedAway() throws Exception {
        List<NbdClient> crowd = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            crowd.add(greeted());
        }
        try (NbdClient ninth = NbdClient.connect(server.socket())) {
            assertThat(ninth.closed()).isEmpty();
        }
        assertThat(notes.poll(20, TimeUnit.SECONDS)).contains("there are 8");
        for (NbdClient client : crowd) {
            client.close();
        }
    }

    @Test
    void theSocketIsForUsAloneAndGoneWhenClosed() throws Exception {
        Path directory = server.socket().getParent();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory))).isEqualTo("rwx------");
        try (NbdClient client = NbdClient.of(server.socket(), "disk")) {
            server.close();
            assertThat(client.closed()).isEmpty();
        }
        assertThat(directory).doesNotExist();
        assertThatThrownBy(() -> NbdClient.connect(server.socket())).isInstanceOf(IOException.class).isNotInstanceOf(EOFException.class);
        // Closed by us: nobody did wrong.
        assertThat(notes).isEmpty();
        server.close();
    }
}
