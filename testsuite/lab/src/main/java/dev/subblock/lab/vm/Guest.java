package dev.subblock.lab.vm;

import dev.subblock.lab.DirectoryTree;
import dev.subblock.lab.LabException;
import dev.subblock.lab.command.ChildProcesses;
import dev.subblock.lab.command.Command;
import java.io.IOException;
import java.io.OutputStream;
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
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A running guest. Everything it says is on disk, in {@code console.log}, {@code evidence.jsonl} and
 * {@code qmp.log} of its directory, before anybody sees it here.
 *
 * <p>Used by one thread. That thread must outlive the guest: QEMU is tied to it.
 */
public final class Guest implements AutoCloseable {

    /** A console that says more than this says the same thing again and again. */
    private static final long MAX_CONSOLE = 32L << 20;
    /** Every trial of a large catalogue, corrupt and reported in full, is a tenth of it. */
    private static final long MAX_EVIDENCE = 256L << 20;
    private static final int MAX_LINE = 64 << 10;
    /** Lines not yet looked at; a guest that is faster waits. */
    private static final int QUEUE = 4096;
    /** How long a killed QEMU and its streams may take to end. */
    private static final Duration GRACE = Duration.ofSeconds(5);
    /** Ends the queue. A line never has a newline in it. */
    private static final String END = "\n";

    private final Path directory;
    private final Path sockets;
    private final Process qemu;
    private final String command;
    private final long started = System.nanoTime();
    private final Deadlines deadlines;
    private final ChildProcesses.Registration registration;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>(QUEUE);
    private final Thread console;
    private Thread evidence;
    private Monitor monitor;
    private SocketChannel channel;
    private Phase phase = Phase.START;
    private boolean deadlineHit;
    private double bootSeconds = -1;
    private volatile String failure;

    private Guest(Path directory, Path sockets, Process qemu, String command, Deadlines deadlines) {
        this.directory = directory;
        this.sockets = sockets;
        this.qemu = qemu;
        this.command = command;
        this.deadlines = deadlines;
        this.registration = ChildProcesses.register(qemu);
        this.console = copying("console", () -> {
            try (OutputStream file = Files.newOutputStream(directory.resolve("console.log"))) {
                new Lines(qemu.getInputStream(), file, MAX_CONSOLE, 1).forEach(line -> { });
            }
        });
    }

    /**
     * Starts a machine.
     *
     * @param directory exists and is empty; gets what the guest says
     * @throws LabException if QEMU can't be started or ends before its monitor answers
     */
    public static Guest start(MachineSpec spec, Accelerator accelerator, Path directory)
            throws LabException, IOException, InterruptedException {
        // Private (mode 700) and short: a socket's path has at most 107 bytes.
        Path sockets = Files.createTempDirectory("subblock");
        Path monitor = sockets.resolve("qmp");
        Path channel = sockets.resolve("channel");
        Guest guest = null;
        try (ServerSocketChannel monitors = listen(monitor); ServerSocketChannel channels = listen(channel)) {
            Command qemu = QemuCommand.of(spec, accelerator, monitor, channel);
            Files.writeString(directory.resolve("qemu.sh"), qemu + "\n");
            guest = new Guest(directory, sockets, spawn(qemu, directory), qemu.toString(), Deadlines.of(accelerator));
            guest.connect(monitors, channels);
            return guest;
        } catch (LabException | IOException | InterruptedException e) {
            if (guest != null) {
                guest.close();
            }
            DirectoryTree.delete(sockets);
            throw e;
        }
    }

    /**
     * A machine whose console is our terminal, until it ends.
     *
     * @return QEMU's exit status
     * @throws LabException if QEMU can't be started
     */
    public static int interact(MachineSpec spec, Accelerator accelerator) throws LabException, InterruptedException {
        Process qemu;
        try {
            qemu = new ProcessBuilder(QemuCommand.interactive(spec, accelerator).argv()).inheritIO().start();
        } catch (IOException e) {
            throw notStarted(e);
        }
        try (ChildProcesses.Registration registration = ChildProcesses.register(qemu)) {
            return qemu.waitFor();
        }
    }

    private static LabException notStarted(IOException e) {
        return new LabException("can't start QEMU: is qemu-system-x86 installed? `subblock doctor` tells", e);
    }

    private static ServerSocketChannel listen(Path path) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(path));
        server.configureBlocking(false);
        return server;
    }

    private static Process spawn(Command command, Path directory) throws LabException {
        try {
            return new ProcessBuilder(command.argv())
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .redirectError(directory.resolve("qemu.err").toFile())
                    .start();
        } catch (IOException e) {
            throw notStarted(e);
        }
    }

    private void connect(ServerSocketChannel monitors, ServerSocketChannel channels)
            throws LabException, IOException, InterruptedException {
        channel = accept(channels);
        SocketChannel qmp = accept(monitors);
        monitor = new Monitor(qmp, Files.newOutputStream(directory.resolve("qmp.log")), this::diskFailed);
        try {
            monitor.negotiate(deadlines.start());
        } catch (IOException e) {
            throw new LabException("QEMU does not come up: " + e.getMessage(), e);
        }
        evidence = copying("evidence", () -> {
            try (OutputStream file = Files.newOutputStream(directory.resolve("evidence.jsonl"))) {
                new Lines(Channels.newInputStream(channel), file, MAX_EVIDENCE, MAX_LINE).forEach(this::enqueue);
            } finally {
                enqueue(END);
            }
        });
        phase = Phase.BOOT;
    }

    /** QEMU connects while it starts; it ending instead is noticed at once. */
    private SocketChannel accept(ServerSocketChannel server) throws LabException, IOException, InterruptedException {
        long limit = System.nanoTime() + deadlines.start().toNanos();
        while (System.nanoTime() < limit) {
            SocketChannel socket = server.accept();
            if (socket != null) {
                socket.configureBlocking(true);
                return socket;
            }
            // Polled, because a blocking accept would not see QEMU end.
            if (qemu.waitFor(2, TimeUnit.MILLISECONDS)) {
                throw new LabException("QEMU ended at once (exit status " + qemu.exitValue() + "): " + qemuMessage());
            }
        }
        throw new LabException("QEMU did not connect within " + deadlines.start().toSeconds() + " s");
    }

    private void diskFailed() {
        failure = "the host could not write a disk of the guest";
        ChildProcesses.kill(qemu);
    }

    private void enqueue(String line) {
        try {
            lines.put(line);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Copying {
        void run() throws IOException;
    }

    private Thread copying(String what, Copying body) {
        Thread thread = new Thread(() -> {
            try {
                body.run();
            } catch (IOException e) {
                // The stream of a guest that is gone, or a full disk: nobody may take silence for success.
                failure = failure == null ? what + ": " + e.getMessage() : failure;
            }
        }, what);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /**
     * Waits for the first line on the channel.
     *
     * @throws GuestGoneException if the guest ends or the deadline passes before
     */
    public String awaitBoot() throws GuestGoneException, InterruptedException {
        String line = next(System.nanoTime() + deadlines.boot().toNanos());
        bootSeconds = seconds();
        phase = Phase.COMMAND;
        return line;
    }

    /**
     * Sends a command and waits for the line that ends it.
     *
     * @param last tells that line from those before it
     * @throws GuestGoneException if the guest ends or the deadline passes before
     */
    public void command(String line, Predicate<String> last) throws GuestGoneException, InterruptedException {
        send(line);
        long limit = System.nanoTime() + deadlines.command().toNanos();
        while (!last.test(next(limit))) {
            // Already in the evidence file.
        }
    }

    /**
     * Sends a command and does not wait.
     *
     * @throws GuestGoneException if the channel is closed
     */
    public void send(String line) throws GuestGoneException {
        try {
            SocketLines.write(channel, line);
        } catch (IOException e) {
            throw new GuestGoneException("the guest's channel is closed");
        }
    }

    /** Since QEMU was started. */
    public double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }

    private String next(long limit) throws GuestGoneException, InterruptedException {
        String line = lines.poll(Math.max(0, limit - System.nanoTime()), TimeUnit.NANOSECONDS);
        if (line == null) {
            deadlineHit = true;
            keepRegisters();
            throw new GuestGoneException("the guest said nothing within its deadline");
        }
        if (line.equals(END)) {
            throw new GuestGoneException("the guest ended");
        }
        return line;
    }

    private void keepRegisters() throws InterruptedException {
        try {
            Files.writeString(directory.resolve("registers.txt"), monitor.registers(GRACE));
        } catch (IOException e) {
            // They would have helped to explain a hang; that it hangs is known without them.
        }
    }

    /** Sends the last command and lets the guest end by itself, within the deadline for that. */
    public void shutDown(String line) throws GuestGoneException, InterruptedException {
        send(line);
        phase = Phase.SHUTDOWN;
        if (!qemu.waitFor(deadlines.shutdown().toMillis(), TimeUnit.MILLISECONDS)) {
            deadlineHit = true;
            keepRegisters();
            throw new GuestGoneException("the guest did not end within its deadline");
        }
        phase = Phase.ENDED;
    }

    /**
     * Ends the guest if it runs, and tells what is known of it.
     *
     * @throws LabException if what it said could not be kept, on a full disk for instance
     */
    public GuestFacts end() throws LabException, IOException, InterruptedException {
        // The channel closes a moment before QEMU exits: it gets that moment, or its status would be lost.
        boolean itself = deadlineHit ? !qemu.isAlive() : qemu.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        OptionalInt status = itself ? OptionalInt.of(qemu.exitValue()) : OptionalInt.empty();
        close();
        String lost = failure;
        if (lost != null && itself) {
            throw new LabException("the guest's run is lost, " + lost + ": is the disk full?");
        }
        return new GuestFacts(phase, deadlineHit, status, monitor.shutdownReason(), qemuMessage(),
                directory.resolve("console.log"), directory.resolve("evidence.jsonl"), bootSeconds, command);
    }

    private String qemuMessage() throws IOException {
        try (Stream<String> said = Files.lines(directory.resolve("qemu.err"), StandardCharsets.ISO_8859_1)) {
            List<String> all = said.limit(1000).filter(l -> !l.isBlank()).toList();
            return all.isEmpty() ? "" : all.get(all.size() - 1);
        }
    }

    /** Kills QEMU if it runs, waits for its streams, removes the sockets. Harmless when repeated. */
    @Override
    public void close() throws IOException, InterruptedException {
        ChildProcesses.kill(qemu);
        qemu.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        console.join(GRACE.toMillis());
        if (evidence != null) {
            lines.clear();
            evidence.join(GRACE.toMillis());
        }
        if (channel != null) {
            channel.close();
        }
        if (monitor != null) {
            monitor.close();
        }
        registration.close();
        DirectoryTree.delete(sockets);
    }
}
