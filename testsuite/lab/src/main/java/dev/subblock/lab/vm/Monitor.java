package dev.subblock.lab.vm;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** QEMU's monitor (QMP): the greeting, commands and their answers, and why the machine stopped. */
final class Monitor implements AutoCloseable {

    /** QMP's answers are small; registers of one CPU are 4 KiB. */
    private static final int MAX_LINE = 1 << 20;
    private static final long MAX_BYTES = 16 << 20;
    /** How long what was said last may take to be read, once the other side is closed. */
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final JsonMapper JSON = new JsonMapper();
    /** Stands for an answer that will not come. */
    private static final JsonNode END = MissingNode.getInstance();

    private final SocketChannel socket;
    private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
    private final Consumer<String> lost;
    /** States of a migration as they come: {@code completed} and {@code failed} are the last ones. */
    private final BlockingQueue<String> migration = new LinkedBlockingQueue<>();
    private final AtomicReference<String> shutdownReason = new AtomicReference<>("");
    private final Recording recording;
    private volatile boolean ended;

    /**
     * @param log file that gets everything QEMU says on it
     * @param lost hears what makes the guest's run worthless: the log can't be written, or the host can't do
     *     what a disk was asked for (QEMU pauses the machine then where the host's disk is full, which
     *     from here would look like a hang)
     */
    Monitor(SocketChannel socket, Path log, Consumer<String> lost) {
        this.socket = socket;
        this.lost = lost;
        this.recording = new Recording(Channels.newInputStream(socket), log, MAX_BYTES, MAX_LINE, this::heard, lost, this::end);
    }

    private void heard(String line) {
        JsonNode message;
        try {
            message = JSON.readTree(line);
        } catch (JacksonException e) {
            return;
        }
        if (message.has("event")) {
            happened(message.path("event").asString(""), message.path("data"));
        } else if (message.has("return") || message.has("error")) {
            answers.add(message);
        }
    }

    private void happened(String event, JsonNode data) {
        if (event.equals("SHUTDOWN")) {
            shutdownReason.set(data.path("reason").asString(""));
        } else if (event.equals("MIGRATION")) {
            migration.add(data.path("status").asString(""));
        } else if (event.equals("BLOCK_IO_ERROR") && ofTheHost(data)) {
            lost.accept("the host could not write a disk of the guest");
        }
    }

    /**
     * Our server fails requests on purpose. And a QEMU that ends while requests are under way, as after a panic, reports them when
     * their disk has lost its name already; a disk of the host has one, or stops the guest for want of space.
     */
    private static boolean ofTheHost(JsonNode data) {
        String node = data.path("node-name").asString("");
        boolean ending = node.isEmpty() && data.path("action").asString("").equals("report");
        return !ending && !node.startsWith(QemuCommand.SERVED);
    }

    private void end() {
        ended = true;
        migration.add("closed");
        answers.add(END);
    }

    /**
     * Leaves negotiation mode; needed once, before anything else.
     *
     * @throws EOFException if QEMU has closed it, which it does by ending
     * @throws IOException if there is no answer within the deadline
     */
    void negotiate(Duration deadline) throws IOException, InterruptedException {
        execute("{\"execute\":\"qmp_capabilities\"}", deadline);
    }

    /**
     * The CPU's registers: where a guest that says nothing more hangs.
     *
     * @throws IOException as {@link #negotiate}
     */
    String registers(Duration deadline) throws IOException, InterruptedException {
        return execute("{\"execute\":\"human-monitor-command\",\"arguments\":{\"command-line\":\"info registers\"}}", deadline)
                .path("return").asString("");
    }

    /**
     * Makes ready for {@link #save} and {@link #load}: the memory lies in a file and is not part of what is sent.
     *
     * @throws IOException as {@link #negotiate}, or if QEMU refuses
     */
    void leaveMemoryOut(Duration deadline) throws IOException, InterruptedException {
        demand("{\"execute\":\"migrate-set-capabilities\",\"arguments\":{\"capabilities\":["
                + "{\"capability\":\"x-ignore-shared\",\"state\":true},{\"capability\":\"events\",\"state\":true}]}}", deadline);
    }

    /** Stops the machine, for good or until {@link #go}. @throws IOException as {@link #leaveMemoryOut} */
    void stop(Duration deadline) throws IOException, InterruptedException {
        demand("{\"execute\":\"stop\"}", deadline);
    }

    /** Lets the machine run. @throws IOException as {@link #leaveMemoryOut} */
    void go(Duration deadline) throws IOException, InterruptedException {
        demand("{\"execute\":\"cont\"}", deadline);
    }

    /** Has the stopped machine's state sent to a socket on which somebody listens. @throws IOException as {@link #leaveMemoryOut} */
    void save(Path to, Duration deadline) throws IOException, InterruptedException {
        demand("{\"execute\":\"migrate\",\"arguments\":{\"uri\":" + uri(to) + "}}", deadline);
    }

    /** Has QEMU listen on a socket for the state that it shall take. @throws IOException as {@link #leaveMemoryOut} */
    void load(Path from, Duration deadline) throws IOException, InterruptedException {
        demand("{\"execute\":\"migrate-incoming\",\"arguments\":{\"uri\":" + uri(from) + "}}", deadline);
    }

    private static String uri(Path socket) {
        return JSON.writeValueAsString("unix:" + socket);
    }

    /** Waits until the state is out or in. @throws IOException if that fails or takes longer than the deadline */
    void awaitMigration(Duration deadline) throws IOException, InterruptedException {
        long limit = System.nanoTime() + deadline.toNanos();
        String status = "";
        while (!status.equals("completed")) {
            status = migration.poll(Math.max(0, limit - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (status == null || status.equals("failed") || status.equals("closed")) {
                throw new IOException("QEMU's state was not transferred: " + (status == null ? "no end within " + deadline.toMillis() + " ms" : status));
            }
        }
    }

    private void demand(String command, Duration deadline) throws IOException, InterruptedException {
        JsonNode answer = execute(command, deadline);
        if (answer.has("error")) {
            throw new IOException("QEMU refuses: " + answer.path("error").path("desc").asString("no reason given"));
        }
    }

    private JsonNode execute(String command, Duration deadline) throws IOException, InterruptedException {
        answers.clear();
        if (ended) {
            throw closed();
        }
        try {
            SocketLines.write(socket, command);
        } catch (IOException e) {
            throw closed();
        }
        JsonNode answer = answers.poll(deadline.toMillis(), TimeUnit.MILLISECONDS);
        if (answer == null) {
            throw new IOException("QEMU's monitor did not answer within " + deadline.toMillis() + " ms");
        }
        if (answer == END) {
            throw closed();
        }
        return answer;
    }

    private static EOFException closed() {
        return new EOFException("QEMU closed its monitor");
    }

    /** {@code guest-reset}, {@code guest-shutdown}, {@code host-signal}, ...; empty while it runs. */
    String shutdownReason() {
        return shutdownReason.get();
    }

    /** To be called when QEMU has ended: what it said last is read before. */
    @Override
    public void close() throws IOException, InterruptedException {
        recording.join(GRACE);
        socket.close();
    }
}
