package dev.subblock.lab.vm;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.subblock.lab.LabException;
import dev.subblock.lab.command.ChildProcesses;
import dev.subblock.lab.command.Command;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A running guest. Everything it says is on disk, in {@code console.log}, {@code evidence.jsonl} and
 * {@code qmp.log} of its directory, before anybody sees it here.
 *
 * <p>Used by one thread. That thread must outlive the guest: QEMU is tied to it.
 */
public final class Guest implements AutoCloseable {

    /** Every trial of a large catalogue, corrupt and reported in full, is a tenth of it. */
    private static final long MAX_EVIDENCE = 256L << 20;
    private static final int MAX_LINE = 64 << 10;
    /** Devices and one CPU without the memory: 400 KiB were seen. */
    private static final long MAX_STATE = 64L << 20;
    /** Lines not yet looked at; a guest that is faster waits. */
    private static final int QUEUE = 4096;
    /** Ends the queue. A line never has a newline in it. */
    private static final String END = "\n";

    private final Qemu qemu;
    private final Path directory;
    private final Deadlines deadlines;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>(QUEUE);
    private Recording evidence;
    private Monitor monitor;
    private SocketChannel channel;
    private Phase phase = Phase.START;
    private boolean deadlineHit;
    private double bootSeconds = -1;
    private volatile boolean closing;

    private Guest(Qemu qemu, Path directory, Deadlines deadlines) {
        this.qemu = qemu;
        this.directory = directory;
        this.deadlines = deadlines;
    }

    /**
     * Starts a machine.
     *
     * @param directory exists and is empty; gets what the guest says
     * @throws LabException if QEMU can't be started or ends before its monitor answers
     */
    public static Guest start(MachineSpec spec, Accelerator accelerator, Path directory)
            throws LabException, IOException, InterruptedException {
        return start((monitor, channel) -> QemuCommand.of(spec, accelerator, monitor, channel), Deadlines.of(accelerator).times(spec.patience()), directory);
    }

    /** As {@link #start(MachineSpec, Accelerator, Path)}, with any program in QEMU's place. */
    static Guest start(Qemu.Machine machine, Deadlines deadlines, Path directory)
            throws LabException, IOException, InterruptedException {
        return start(machine, deadlines, directory, Past.NONE);
    }

    /** As {@link #start(Qemu.Machine, Deadlines, Path)}; what was said before comes first, as if this guest had said it. */
    static Guest start(Qemu.Machine machine, Deadlines deadlines, Path directory, Past past)
            throws LabException, IOException, InterruptedException {
        Guest guest = new Guest(Qemu.start(machine, directory, past.console()), directory, deadlines);
        try {
            guest.connect(past.channel());
            return guest;
        } catch (LabException | IOException | InterruptedException e) {
            guest.close();
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
        try {
            return ChildProcesses.start(new ProcessBuilder(QemuCommand.interactive(spec, accelerator).argv()).inheritIO()).waitFor();
        } catch (IOException e) {
            throw Qemu.notStarted(e);
        }
    }

    /** The command that {@link #interact} runs, for a person to run. */
    public static Command interactive(MachineSpec spec, Accelerator accelerator) {
        return QemuCommand.byHand(spec, accelerator);
    }

    /** What the machine that a guest goes on from had said on its console and on its channel. */
    record Past(byte[] console, byte[] channel) {
        static final Past NONE = new Past(new byte[0], new byte[0]);
    }

    private void connect(byte[] saidBefore) throws LabException, IOException, InterruptedException {
        channel = qemu.acceptChannel(deadlines.start());
        monitor = new Monitor(qemu.acceptMonitor(deadlines.start()), directory.resolve("qmp.log"), qemu::lose);
        try {
            monitor.negotiate(deadlines.start());
        } catch (EOFException e) {
            // It connects before it looks at the kernel, the disks and the accelerator: what it says of them tells why.
            throw qemu.ends(Qemu.GRACE) ? qemu.endedAtOnce() : new LabException("QEMU does not come up: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new LabException("QEMU does not come up: " + e.getMessage(), e);
        }
        evidence = new Recording(new SequenceInputStream(new ByteArrayInputStream(saidBefore), Channels.newInputStream(channel)), directory.resolve("evidence.jsonl"), MAX_EVIDENCE, MAX_LINE,
                this::enqueue, qemu::lose, () -> enqueue(END));
        phase = Phase.BOOT;
    }

    private void enqueue(String line) {
        // Nobody takes lines any more: those still to come go to the file only.
        if (!closing) {
            try {
                lines.put(line);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
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

    /**
     * Stops the guest and writes the state of its devices and its CPU to a file.
     *
     * @throws IOException if QEMU does not hand it over within the deadline of a start
     */
    void save(Path state) throws IOException, InterruptedException {
        monitor.leaveMemoryOut(deadlines.start());
        monitor.stop(deadlines.start());
        Path socket = qemu.socket("state");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            monitor.save(socket, deadlines.start());
            try (SocketChannel from = server.accept(); FileChannel to = FileChannel.open(state, CREATE_NEW, WRITE)) {
                for (long at = 0, more = 1; more > 0; at += more) {
                    more = to.transferFrom(from, at, MAX_STATE - at);
                }
            }
        }
        monitor.awaitMigration(deadlines.start());
    }

    /**
     * Gives a guest that waits for it the state that {@link #save} wrote, and lets it run.
     *
     * @throws IOException if QEMU does not take it within the deadline of a start
     */
    void load(Path state) throws IOException, InterruptedException {
        monitor.leaveMemoryOut(deadlines.start());
        Path socket = qemu.socket("state");
        monitor.load(socket, deadlines.start());
        try (SocketChannel to = SocketChannel.open(UnixDomainSocketAddress.of(socket)); FileChannel from = FileChannel.open(state, READ)) {
            for (long at = 0; at < from.size();) {
                at += from.transferTo(at, from.size() - at, to);
            }
        }
        monitor.awaitMigration(deadlines.start());
        monitor.go(deadlines.start());
    }

    /** Since QEMU was started. */
    public double seconds() {
        return qemu.seconds();
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
            Files.writeString(directory.resolve("registers.txt"), monitor.registers(Qemu.GRACE));
        } catch (IOException e) {
            // They would have helped to explain a hang; that it hangs is known without them.
        }
    }

    /** Sends the last command and lets the guest end by itself, within the deadline for that. */
    public void shutDown(String line) throws GuestGoneException, InterruptedException {
        send(line);
        phase = Phase.SHUTDOWN;
        if (!qemu.ends(deadlines.shutdown())) {
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
        boolean itself = qemu.ends(deadlineHit ? Duration.ZERO : Qemu.GRACE);
        OptionalInt status = itself ? OptionalInt.of(qemu.status()) : OptionalInt.empty();
        close();
        if (ChildProcesses.ending()) {
            throw new InterruptedException("the guest was ended with us");
        }
        Optional<String> lost = qemu.lost();
        if (lost.isPresent()) {
            throw new LabException("the guest's run is lost, " + lost.get() + ": is the disk full?");
        }
        return new GuestFacts(phase, deadlineHit, status, monitor.shutdownReason(), qemu.lastWords(),
                directory.resolve("console.log"), directory.resolve("evidence.jsonl"), bootSeconds, qemu.command());
    }

    /** Kills QEMU if it runs, waits for its streams, removes the sockets. Harmless when repeated. */
    @Override
    public void close() throws IOException, InterruptedException {
        try {
            qemu.kill();
            closing = true;
            lines.clear();
            if (evidence != null) {
                evidence.join(Qemu.GRACE);
            }
            if (channel != null) {
                channel.close();
            }
            if (monitor != null) {
                monitor.close();
            }
        } finally {
            qemu.close();
        }
    }
}
