package dev.subblock.lab.disk;

import dev.subblock.lab.nbd.Export;
import dev.subblock.lab.nbd.NbdServer;
import dev.subblock.lab.trace.TraceWriter;
import dev.subblock.lab.vm.GuestDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * An image with a server of its own, one request after the other.
 *
 * @param <E> what stands between the guest and the image
 */
abstract class ServedImage<E extends Export> implements AutoCloseable {

    private static final String NAME = "disk";

    /** What the guest talks to. */
    final E export;
    private final DiskLog log;
    private final Medium medium;
    private final NbdServer server;

    /**
     * Begins to serve.
     *
     * @param trace gets a line for each client that is turned away, for trouble, and for what the export tells
     * @param between makes the export, of the image as it is
     * @throws IOException if the image can't be opened, or there can be no socket
     */
    ServedImage(Path image, Path trace, BiFunction<PlainExport, DiskLog, E> between) throws IOException {
        log = new DiskLog(new TraceWriter(trace), System::nanoTime);
        Medium opened = null;
        try {
            opened = new Medium(image, log);
            export = between.apply(new PlainExport(opened), log);
            server = new NbdServer(Map.of(NAME, export), log::note);
        } catch (IOException e) {
            if (opened != null) {
                opened.close();
            }
            log.close();
            throw e;
        }
        medium = opened;
    }

    /** For a machine. */
    public GuestDisk guestDisk() {
        return new GuestDisk.Nbd(server.socket(), NAME);
    }

    /** Our own trouble, in one line, if there was any. */
    public Optional<String> failure() {
        return log.failure();
    }

    /** Ends it and removes the socket. Harmless when repeated. */
    @Override
    public void close() throws IOException, InterruptedException {
        medium.closing();
        server.close();
        medium.close();
        log.close();
    }
}
