package dev.subblock.lab.disk;

import dev.subblock.lab.nbd.Export;
import dev.subblock.lab.nbd.NbdServer;
import dev.subblock.lab.nbd.Op;
import dev.subblock.lab.nbd.Replies;
import dev.subblock.lab.nbd.Request;
import dev.subblock.lab.trace.TraceWriter;
import dev.subblock.lab.vm.GuestDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Serves an image one request after the other, each write only after a while. A disk as fast as a file of the host may have
 * done a write before the call has returned that asked for it, or not; on this one it has not.
 */
public final class SlowDisk implements AutoCloseable {

    private static final String NAME = "disk";

    private final DiskLog log;
    private final Medium medium;
    private final NbdServer server;

    private SlowDisk(DiskLog log, Medium medium, NbdServer server) {
        this.log = log;
        this.medium = medium;
        this.server = server;
    }

    /**
     * Begins to serve.
     *
     * @param trace gets a line for each client that is turned away, and for trouble
     * @param delay of each write
     * @throws IOException if the image can't be opened, or there can be no socket
     */
    public static SlowDisk open(Path image, Path trace, Duration delay) throws IOException {
        DiskLog log = new DiskLog(new TraceWriter(trace), System::nanoTime);
        Medium medium = null;
        try {
            medium = new Medium(image, log);
            return new SlowDisk(log, medium, new NbdServer(Map.of(NAME, new Delayed(new PlainExport(medium), delay)), log::note));
        } catch (IOException e) {
            if (medium != null) {
                medium.close();
            }
            log.close();
            throw e;
        }
    }

    /** @param plain does what is asked @param delay of each write; those behind it wait as well */
    private record Delayed(PlainExport plain, Duration delay) implements Export {

        @Override
        public long size() {
            return plain.size();
        }

        @Override
        public boolean attach(Replies client) {
            return plain.attach(client);
        }

        @Override
        public void handle(Request request, Replies client) throws InterruptedException {
            if (request.op() == Op.WRITE) {
                Thread.sleep(delay.toMillis());
            }
            plain.handle(request, client);
        }

        @Override
        public void detach(Replies client) {
            plain.detach(client);
        }
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
