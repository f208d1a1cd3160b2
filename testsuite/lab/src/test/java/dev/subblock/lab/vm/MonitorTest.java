package dev.subblock.lab.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MonitorTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String GREETING = "{\"QMP\": {\"version\": {\"qemu\": {\"micro\": 2, \"minor\": 2, \"major\": 7}}, \"capabilities\": []}}";

    @TempDir
    private Path temp;

    private final BlockingQueue<String> lost = new LinkedBlockingQueue<>();
    private SocketChannel peer;
    private Monitor monitor;

    @BeforeEach
    void connect() throws Exception {
        connect(temp.resolve("qmp.log"));
    }

    private void connect(Path log) throws Exception {
        Path path = temp.resolve("qmp" + System.nanoTime());
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(path));
            SocketChannel ours = SocketChannel.open(UnixDomainSocketAddress.of(path));
            peer = server.accept();
            monitor = new Monitor(ours, log, lost::add);
        }
    }

    @AfterEach
    void close() throws Exception {
        peer.close();
        monitor.close();
    }

    private void says(String line) throws IOException {
        SocketLines.write(peer, line);
    }

    /** Waits for a command and says these lines then; what was asked. */
    private CompletableFuture<String> answers(String... lines) {
        BufferedReader in = new BufferedReader(Channels.newReader(peer, StandardCharsets.UTF_8));
        return CompletableFuture.supplyAsync(() -> {
            try {
                String asked = in.readLine();
                for (String line : lines) {
                    says(line);
                }
                return asked;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void leavesNegotiationMode() throws Exception {
        says(GREETING);
        CompletableFuture<String> asked = answers("{\"return\": {}}");
        monitor.negotiate(LONG);
        assertThat(asked.get(20, TimeUnit.SECONDS)).isEqualTo("{\"execute\":\"qmp_capabilities\"}");
        assertThat(monitor.shutdownReason()).isEmpty();
        assertThat(lost).isEmpty();
    }

    @Test
    void noiseAndEventsAreNoAnswers() throws Exception {
        CompletableFuture<String> asked = answers("no json", "", "[1,2", "null", "{\"timestamp\": 1}", "[]", "17", GREETING,
                "{\"event\": \"NIC_RX_FILTER_CHANGED\", \"data\": {}}", "{\"return\": \"RIP=0010:ffffffff81000000\\r\\nRSP=1\\r\\n\"}");
        assertThat(monitor.registers(LONG)).isEqualTo("RIP=0010:ffffffff81000000\r\nRSP=1\r\n");
        assertThat(asked.get(20, TimeUnit.SECONDS)).contains("info registers");
    }

    /** An error is an answer too: waiting on would not get another one. */
    @Test
    void anErrorIsAnAnswerWithoutRegisters() throws Exception {
        CompletableFuture<String> asked = answers("{\"error\": {\"class\": \"GenericError\", \"desc\": \"no\"}}");
        assertThat(monitor.registers(LONG)).isEmpty();
        assertThat(asked).succeedsWithin(LONG);
    }

    @Test
    void silenceEndsWithTheDeadline() {
        assertThatThrownBy(() -> monitor.negotiate(Duration.ofMillis(50)))
                .isInstanceOf(IOException.class).isNotInstanceOf(EOFException.class).hasMessageContaining("50 ms");
    }

    /** An answer that comes after its deadline is not the next command's. */
    @Test
    void aLateAnswerIsDropped() throws Exception {
        assertThatThrownBy(() -> monitor.registers(Duration.ofMillis(50))).isInstanceOf(IOException.class);
        says("{\"return\": \"late\"}");
        says("{\"event\": \"BLOCK_IO_ERROR\"}");
        // When the event was heard, so was the line before it.
        assertThat(lost.poll(20, TimeUnit.SECONDS)).isNotNull();
        Channels.newReader(peer, StandardCharsets.UTF_8).read(new char[500]);
        CompletableFuture<String> asked = answers("{\"return\": \"now\"}");
        assertThat(monitor.registers(LONG)).isEqualTo("now");
        assertThat(asked).succeedsWithin(LONG).matches(line -> line.contains("registers"));
    }

    @Test
    void theReasonOfAShutdownIsKeptHoweverShortlyBeforeTheEndItCame() throws Exception {
        says("{\"event\": \"SHUTDOWN\", \"data\": {\"guest\": true, \"reason\": \"guest-reset\"}}");
        peer.close();
        monitor.close();
        assertThat(monitor.shutdownReason()).isEqualTo("guest-reset");
    }

    @Test
    void aDiskThatTheHostCanNotWriteIsReported() throws Exception {
        says("{\"event\": \"BLOCK_IO_ERROR\", \"data\": {\"device\": \"disk0\", \"operation\": \"write\", \"action\": \"stop\"}}");
        assertThat(lost.poll(20, TimeUnit.SECONDS)).contains("disk of the guest");
    }

    /** As QEMU says it of requests that were under way when a guest panicked. */
    @Test
    void aRequestThatQemuLetsFallAsItEndsIsNoTroubleOfTheHost() throws Exception {
        says("{\"event\": \"BLOCK_IO_ERROR\", \"data\": {\"device\": \"\", \"operation\": \"write\", \"action\": \"report\"}}");
        says("{\"event\": \"SHUTDOWN\", \"data\": {\"reason\": \"guest-panic\"}}");
        peer.close();
        monitor.close();
        assertThat(lost).isEmpty();
        assertThat(monitor.shutdownReason()).isEqualTo("guest-panic");
    }

    /** The server of that disk makes errors on purpose, and tells of its own. */
    @Test
    void anErrorOfAServedDiskIsTheGuestsToSee() throws Exception {
        says("{\"event\": \"BLOCK_IO_ERROR\", \"data\": {\"device\": \"\", \"node-name\": \"served0\", \"operation\": \"write\", \"action\": \"report\"}}");
        says("{\"event\": \"SHUTDOWN\", \"data\": {\"reason\": \"guest-reset\"}}");
        peer.close();
        monitor.close();
        assertThat(monitor.shutdownReason()).isEqualTo("guest-reset");
        assertThat(lost).isEmpty();
    }

    @Test
    void aMonitorThatClosesIsNotWaitedFor() throws Exception {
        CompletableFuture<Void> closes = answers().thenAccept(asked -> {
            try {
                peer.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThatThrownBy(() -> monitor.negotiate(Duration.ofMinutes(5))).isInstanceOf(EOFException.class);
        assertThat(closes).succeedsWithin(LONG);
        assertThatThrownBy(() -> monitor.registers(Duration.ofMinutes(5))).isInstanceOf(EOFException.class);
    }

    @Test
    void everythingSaidIsInTheLog() throws Exception {
        says(GREETING);
        says("no json");
        peer.close();
        monitor.close();
        assertThat(Files.readAllLines(temp.resolve("qmp.log"))).isEqualTo(List.of(GREETING, "no json"));
    }

    @Test
    void aLogThatCanNotBeWrittenIsReported() throws Exception {
        close();
        connect(temp.resolve("no/such/directory/qmp.log"));
        assertThat(lost.poll(20, TimeUnit.SECONDS)).contains("qmp.log");
    }
}
