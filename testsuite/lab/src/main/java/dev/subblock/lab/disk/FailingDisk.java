package dev.subblock.lab.disk;

import dev.subblock.lab.nbd.Export;
import dev.subblock.lab.nbd.NbdServer;
import dev.subblock.lab.nbd.Replies;
import dev.subblock.lab.nbd.Request;
import dev.subblock.lab.trace.TraceWriter;
import dev.subblock.lab.vm.GuestDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Serves an image one request after the other, and fails all requests of a kind while it is told to. */
public final class FailingDisk implements AutoCloseable {

    private static final String NAME = "disk";
    private static final int SECTOR = 512;

    /** What is failed. */
    public enum Failing { NOTHING, DATA, PAD, LOG, FLUSH, READ }

    private final DiskLog log;
    private final Medium medium;
    private final NbdServer server;
    private final Choosy choosy;

    private FailingDisk(DiskLog log, Medium medium, Choosy choosy, NbdServer server) {
        this.log = log;
        this.medium = medium;
        this.choosy = choosy;
        this.server = server;
    }

    /**
     * Begins to serve.
     *
     * @param journal where the file system's log lies
     * @param mark with which, as little-endian bytes, each sector of data begins
     * @param trace gets a line for each request that is failed, and for trouble
     * @throws IOException if the image can't be opened, or there can be no socket
     */
    public static FailingDisk open(Path image, Region journal, long mark, Path trace) throws IOException {
        DiskLog log = new DiskLog(new TraceWriter(trace), System::nanoTime);
        Medium medium = null;
        try {
            medium = new Medium(image, log);
            Choosy choosy = new Choosy(new PlainExport(medium), log, journal, mark);
            return new FailingDisk(log, medium, choosy, new NbdServer(Map.of(NAME, choosy), log::note));
        } catch (IOException e) {
            if (medium != null) {
                medium.close();
            }
            log.close();
            throw e;
        }
    }

    private static final class Choosy implements Export {
        private final PlainExport plain;
        private final DiskLog log;
        private final Region journal;
        private final long mark;
        private Failing failing = Failing.NOTHING;
        private int failed;

        Choosy(PlainExport plain, DiskLog log, Region journal, long mark) {
            this.plain = plain;
            this.log = log;
            this.journal = journal;
            this.mark = mark;
        }

        @Override
        public long size() {
            return plain.size();
        }

        @Override
        public boolean attach(Replies client) {
            return plain.attach(client);
        }

        @Override
        public synchronized void handle(Request request, Replies client) {
            if (failing != Failing.NOTHING && is(request) == failing) {
                failed++;
                log.note("failed as " + failing + ": " + request.op().text() + " " + request.offset() + "+" + request.length());
                client.done(request.cookie(), Replies.EIO);
            } else {
                plain.handle(request, client);
            }
        }

        /** What a request is; NOTHING for what is never failed. */
        private Failing is(Request request) {
            return switch (request.op()) {
                case READ -> Failing.READ;
                case FLUSH -> Failing.FLUSH;
                case TRIM -> Failing.NOTHING;
                case WRITE_ZEROES -> journal.touches(request.offset(), request.length()) ? Failing.LOG : Failing.PAD;
                case WRITE -> journal.touches(request.offset(), request.length()) ? Failing.LOG : ofContent(request.data());
            };
        }

        private Failing ofContent(ByteBuffer data) {
            ByteBuffer bytes = data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
            boolean zeros = true;
            for (int at = 0; at < bytes.limit(); at += SECTOR) {
                if (bytes.getLong(at) == mark) {
                    return Failing.DATA;
                }
            }
            for (int at = 0; at < bytes.limit() && zeros; at += Long.BYTES) {
                zeros = bytes.getLong(at) == 0;
            }
            return zeros ? Failing.PAD : Failing.NOTHING;
        }

        synchronized void fail(Failing what) {
            failing = what;
            failed = 0;
        }

        synchronized int failed() {
            return failed;
        }

        @Override
        public void detach(Replies client) {
            plain.detach(client);
        }
    }

    /** From here on all of those requests fail, and no others; what was counted is forgotten. */
    public void fail(Failing what) {
        choosy.fail(what);
    }

    /** How many failed since then. */
    public int failed() {
        return choosy.failed();
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
