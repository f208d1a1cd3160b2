package dev.subblock.lab.vm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** QEMU's monitor (QMP): the greeting, commands and their answers, and why the machine stopped. */
final class Monitor implements AutoCloseable {

    /** QMP's answers are small; registers of one CPU are 4 KiB. */
    private static final int MAX_LINE = 1 << 20;
    private static final long MAX_BYTES = 16 << 20;
    private static final JsonMapper JSON = new JsonMapper();

    private final SocketChannel socket;
    private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
    private final Runnable diskFailed;
    private final AtomicReference<String> shutdownReason = new AtomicReference<>("");

    /**
     * @param log gets everything QEMU says on it
     * @param diskFailed called when the host can't do what a disk was asked for: QEMU pauses the
     *     machine then where the host's disk is full, which from here would look like a hang
     */
    Monitor(SocketChannel socket, OutputStream log, Runnable diskFailed) {
        this.diskFailed = diskFailed;
        this.socket = socket;
        InputStream in = Channels.newInputStream(socket);
        Thread reader = new Thread(() -> read(new Lines(in, log, MAX_BYTES, MAX_LINE)), "qmp");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(Lines lines) {
        try {
            lines.forEach(line -> {
                JsonNode message;
                try {
                    message = JSON.readTree(line);
                } catch (JacksonException e) {
                    return;
                }
                if (message.has("event")) {
                    heard(message.path("event").asString(""), message.path("data"));
                } else if (message.has("return") || message.has("error")) {
                    answers.add(message);
                }
            });
        } catch (IOException e) {
            // QEMU is gone: its exit status says more than this stream can.
        }
    }

    private void heard(String event, JsonNode data) {
        if (event.equals("SHUTDOWN")) {
            shutdownReason.set(data.path("reason").asString(""));
        } else if (event.equals("BLOCK_IO_ERROR")) {
            diskFailed.run();
        }
    }

    /** Leaves negotiation mode; needed once, before anything else. */
    void negotiate(Duration deadline) throws IOException, InterruptedException {
        execute("{\"execute\":\"qmp_capabilities\"}", deadline);
    }

    /** The CPU's registers: where a guest that says nothing more hangs. */
    String registers(Duration deadline) throws IOException, InterruptedException {
        return execute("{\"execute\":\"human-monitor-command\",\"arguments\":{\"command-line\":\"info registers\"}}", deadline)
                .path("return").asString("");
    }

    private JsonNode execute(String command, Duration deadline) throws IOException, InterruptedException {
        answers.clear();
        SocketLines.write(socket, command);
        JsonNode answer = answers.poll(deadline.toMillis(), TimeUnit.MILLISECONDS);
        if (answer == null) {
            throw new IOException("QEMU's monitor did not answer within " + deadline.toSeconds() + " s");
        }
        return answer;
    }

    /** {@code guest-reset}, {@code guest-shutdown}, {@code host-signal}, ...; empty while it runs. */
    String shutdownReason() {
        return shutdownReason.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
