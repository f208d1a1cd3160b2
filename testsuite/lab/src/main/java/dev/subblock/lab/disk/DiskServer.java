package dev.subblock.lab.disk;

import dev.subblock.lab.LabException;
import dev.subblock.lab.command.Commands;
import dev.subblock.lab.nbd.Export;
import dev.subblock.lab.nbd.NbdServer;
import dev.subblock.lab.order.DiskOrder;
import dev.subblock.lab.order.Recorded;
import dev.subblock.lab.trace.TraceWriter;
import dev.subblock.lab.vm.GuestDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Serves a guest's disk and decides in which order its writes land. Everything the disk did is in its trace.
 * May be used by several threads.
 */
public final class DiskServer implements AutoCloseable {

    private static final String DISK = "disk";
    private static final String CUT = "cut";
    /** 2 s: some thousand times what a guest takes to come to rest under emulation. 0.1 s: a guest out of work rings ten times a second. */
    private static final OrderedDisk.Patience PATIENCE = new OrderedDisk.Patience(Duration.ofSeconds(2), Duration.ofMillis(100));
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int SECTOR = 512;

    /**
     * A disk to serve.
     *
     * @param image a file whose size is a multiple of 512 and stays as it is
     * @param blockSize of the file system, in bytes, a multiple of 512
     * @param trace file that gets what the disk did; replaced
     * @param log where the file system on it keeps its log, if that is known: only then a fault can mean that
     * @param names what sectors are called
     * @param cut the copy for power cuts, if there can be any
     * @param commands runs {@code cp}
     */
    public record Setup(Path image, int blockSize, Optional<Region> log, Path trace, SectorNames names, Optional<Cut> cut, Commands commands) {}

    /**
     * Where a power cut leaves its copy of the image.
     *
     * @param copy file; replaced
     * @param check looks for damage in it when the guest is done with it
     */
    public record Cut(Path copy, CutCheck check) {}

    private final DiskLog log;
    private final List<Medium> media = new ArrayList<>();
    private OrderedDisk disk;
    private NbdServer server;
    private Thread watcher;
    private boolean cuts;

    private DiskServer(DiskLog log) {
        this.log = log;
    }

    /**
     * Begins to serve, in order {@code fifo}.
     *
     * @throws LabException if the image can't be a disk
     * @throws IOException if a file can't be opened or made, or there can be no socket
     */
    public static DiskServer open(Setup setup) throws LabException, IOException, InterruptedException {
        return open(setup, PATIENCE, System::nanoTime);
    }

    /** As {@link #open(Setup)}, with another patience and another clock. */
    static DiskServer open(Setup setup, OrderedDisk.Patience patience, LongSupplier nanos)
            throws LabException, IOException, InterruptedException {
        if (Files.size(setup.image()) % SECTOR != 0 || setup.blockSize() < SECTOR || setup.blockSize() % SECTOR != 0) {
            throw new LabException(setup.image().getFileName() + " with blocks of " + setup.blockSize() + " bytes: not multiples of " + SECTOR);
        }
        DiskServer server = new DiskServer(new DiskLog(new TraceWriter(setup.trace()), nanos));
        try {
            server.serve(setup, patience);
            return server;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private void serve(Setup setup, OrderedDisk.Patience patience) throws IOException {
        Map<String, Export> exports = new HashMap<>();
        Optional<PowerCut> cut = Optional.empty();
        if (setup.cut().isPresent()) {
            Cut wanted = setup.cut().get();
            cut = Optional.of(new PowerCut(setup.image(), wanted.copy(), wanted.check(), setup.commands()));
            exports.put(CUT, new PlainExport(medium(wanted.copy())));
            cuts = true;
        }
        Medium medium = medium(setup.image());
        Mailbox mailbox = new Mailbox(new Window.Disk(medium, setup.blockSize(), setup.log(), setup.names(), log), cut);
        disk = new OrderedDisk(medium, mailbox, log, patience);
        exports.put(DISK, disk);
        server = new NbdServer(exports, log::note);
        watcher = new Thread(() -> {
            try {
                disk.watch();
            } catch (InterruptedException e) {
                // Nobody interrupts it; if somebody does, it is to end.
            } catch (RuntimeException e) {
                log.fail("the disk's watcher: " + e);
            }
        }, "disk watcher");
        watcher.setDaemon(true);
        watcher.start();
    }

    private Medium medium(Path file) throws IOException {
        Medium medium = new Medium(file, log);
        media.add(medium);
        return medium;
    }

    /**
     * The order of scenarios that begin from now on.
     *
     * @throws LabException if a recorded order can't be read
     */
    public void order(DiskOrder order) throws LabException {
        disk.order(order, order instanceof DiskOrder.Replay replay ? recorded(replay.file()) : null);
    }

    private static Recorded recorded(Path file) throws LabException {
        try {
            if (Files.size(file) > Recorded.MOST_BYTES) {
                throw new LabException(file + ": too large for a recorded order");
            }
            return Recorded.parse(Files.readString(file));
        } catch (IOException e) {
            throw new LabException("can't read the recorded order " + file + ": " + e, e);
        } catch (IllegalArgumentException e) {
            throw new LabException(file + ": " + e.getMessage(), e);
        }
    }

    /** The unix socket of the NBD server. */
    public Path socket() {
        return server.socket();
    }

    /** The disk, for a machine: the image, and the mailbox behind it. */
    public GuestDisk guestDisk() {
        return new GuestDisk.Nbd(socket(), DISK);
    }

    /** The disk that shows what the last power cut left, as large as the image. */
    public Optional<GuestDisk> cutDisk() {
        return cuts ? Optional.of(new GuestDisk.Nbd(socket(), CUT)) : Optional.empty();
    }

    /** Where the mailbox begins, in bytes. */
    public long mailbox() {
        return disk.size() - OrderedDisk.MAILBOX;
    }

    /** Where the time went so far. */
    public DiskTimes times() {
        return disk.times();
    }

    /** Our own trouble, in one line, if there was any: then the run says nothing about a guest. */
    public Optional<String> failure() {
        return log.failure();
    }

    /**
     * Whether a client has gone without taking leave. A QEMU that ends in order takes leave: if it did end so, or still
     * runs, the connection broke, and what the guest saw then was our doing.
     */
    public boolean isUnplugged() {
        return log.isUnplugged();
    }

    /** Ends everything and removes the socket. The trace is whole then. Harmless when repeated. */
    @Override
    public void close() throws IOException, InterruptedException {
        media.forEach(Medium::closing);
        if (server != null) {
            server.close();
            disk.close();
            watcher.join(GRACE.toMillis());
        }
        for (Medium medium : media) {
            medium.close();
        }
        log.close();
    }
}
