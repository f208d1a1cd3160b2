package dev.subblock.lab.vm;

import dev.subblock.lab.DirectoryTree;
import dev.subblock.lab.LabException;
import dev.subblock.lab.command.ChildProcesses;
import dev.subblock.lab.command.Command;
import dev.subblock.lab.scratch.Scratch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** QEMU as a program: its process, its console and standard error, and the two sockets that it connects to. */
final class Qemu implements AutoCloseable {

    /** How long a killed QEMU and its streams may take to end. */
    static final Duration GRACE = Duration.ofSeconds(5);

    /** A console that says more than this says the same thing again and again. */
    private static final long MAX_CONSOLE = 32L << 20;
    /** Standard error is read for its last line; a QEMU that says more than this is beyond explanation. */
    private static final int MAX_MESSAGES = 1000;

    /** The command line, given the sockets of the monitor and of the guest's channel. */
    @FunctionalInterface
    interface Machine {
        Command command(Path monitor, Path channel);
    }

    private final Path directory;
    private final Path sockets;
    private final ServerSocketChannel monitors;
    private final ServerSocketChannel channels;
    private final String command;
    private final Process process;
    private final long started = System.nanoTime();
    private final Recording console;
    private final AtomicReference<String> lost = new AtomicReference<>();

    private Qemu(Machine machine, Path directory, Path sockets, ServerSocketChannel monitors, ServerSocketChannel channels,
            byte[] saidBefore) throws LabException, IOException {
        this.directory = directory;
        this.sockets = sockets;
        this.monitors = monitors;
        this.channels = channels;
        Command qemu = machine.command(bind(monitors, "qmp"), bind(channels, "channel"));
        this.command = qemu.toString();
        Files.writeString(directory.resolve("qemu.sh"), command + "\n");
        this.process = spawn(qemu);
        this.console = new Recording(new SequenceInputStream(new ByteArrayInputStream(saidBefore), process.getInputStream()), directory.resolve("console.log"), MAX_CONSOLE, 1,
                line -> { }, this::lose, () -> { });
    }

    /**
     * Starts it.
     *
     * @param directory gets {@code qemu.sh}, {@code qemu.err} and {@code console.log}
     * @param saidBefore what {@code console.log} begins with: the console of the machine that this one goes on from
     * @throws LabException if it can't be started
     */
    static Qemu start(Machine machine, Path directory, byte[] saidBefore) throws LabException, IOException {
        // Private (mode 700) and short: a socket's path has at most 107 bytes.
        Path sockets = Scratch.directory("qemu");
        ServerSocketChannel monitors = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        ServerSocketChannel channels = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            return new Qemu(machine, directory, sockets, monitors, channels, saidBefore);
        } catch (LabException | IOException | RuntimeException e) {
            monitors.close();
            channels.close();
            DirectoryTree.delete(sockets);
            throw e;
        }
    }

    static LabException notStarted(IOException e) {
        return new LabException("can't start QEMU: is qemu-system-x86 installed? `subblock doctor` tells", e);
    }

    private Path bind(ServerSocketChannel server, String name) throws IOException {
        Path path = sockets.resolve(name);
        server.bind(UnixDomainSocketAddress.of(path));
        server.configureBlocking(false);
        return path;
    }

    private Process spawn(Command qemu) throws LabException {
        try {
            return ChildProcesses.start(new ProcessBuilder(qemu.argv())
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .redirectError(directory.resolve("qemu.err").toFile()));
        } catch (IOException e) {
            throw notStarted(e);
        }
    }

    /** The guest's channel. @throws LabException if QEMU ends before, or does not connect within the limit */
    SocketChannel acceptChannel(Duration limit) throws LabException, IOException, InterruptedException {
        return accept(channels, limit);
    }

    /** The monitor. @throws LabException as {@link #acceptChannel} */
    SocketChannel acceptMonitor(Duration limit) throws LabException, IOException, InterruptedException {
        return accept(monitors, limit);
    }

    /** QEMU connects while it starts; it ending instead is noticed at once. */
    private SocketChannel accept(ServerSocketChannel server, Duration limit) throws LabException, IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            SocketChannel socket = server.accept();
            if (socket != null) {
                socket.configureBlocking(true);
                return socket;
            }
            // Polled, because a blocking accept would not see QEMU end.
            if (process.waitFor(2, TimeUnit.MILLISECONDS)) {
                throw endedAtOnce();
            }
        }
        throw new LabException("QEMU did not connect within " + limit.toSeconds() + " s");
    }

    /** What to say of one that has ended before it ran a guest. */
    LabException endedAtOnce() throws IOException {
        return new LabException("QEMU ended at once (exit status " + process.exitValue() + "): " + lastWords());
    }

    /** Waits for it to end by itself; whether it has. */
    boolean ends(Duration limit) throws InterruptedException {
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Its exit status. @throws IllegalThreadStateException if it runs */
    int status() {
        return process.exitValue();
    }

    /** The last line it wrote on standard error, empty if none. */
    String lastWords() throws IOException {
        try (Stream<String> said = Files.lines(directory.resolve("qemu.err"), StandardCharsets.ISO_8859_1)) {
            List<String> all = said.limit(MAX_MESSAGES).filter(l -> !l.isBlank()).toList();
            return all.isEmpty() ? "" : all.get(all.size() - 1);
        }
    }

    /** Where a socket of that name may be made: in the private directory, and gone with it. */
    Path socket(String name) {
        return sockets.resolve(name);
    }

    /** Its command line, to paste. */
    String command() {
        return command;
    }

    /** Since it was started. */
    double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }

    /** Ends a run that is worth nothing any more, and remembers why: nobody may take silence for success. */
    void lose(String why) {
        lost.compareAndSet(null, why);
        ChildProcesses.kill(process);
    }

    /** Why the run is worth nothing, if it is so. */
    Optional<String> lost() {
        return Optional.ofNullable(lost.get());
    }

    /** Kills it if it runs, and waits for its end and its console's. Harmless when repeated. */
    void kill() throws InterruptedException {
        ChildProcesses.kill(process);
        process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        console.join(GRACE);
    }

    /** Kills it if it runs, and removes the sockets. Harmless when repeated. */
    @Override
    public void close() throws IOException, InterruptedException {
        kill();
        monitors.close();
        channels.close();
        DirectoryTree.delete(sockets);
    }
}
