package dev.subblock.lab.disk;

import dev.subblock.lab.nbd.Export;
import dev.subblock.lab.nbd.Replies;
import dev.subblock.lab.nbd.Request;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** Serves an image one request after the other, and fails all requests of a kind while it is told to. */
public final class FailingDisk extends ServedImage<FailingDisk.Choosy> {

    private static final int SECTOR = 512;

    /** What is failed. */
    public enum Failing { NOTHING, DATA, PAD, LOG, FLUSH, READ }

    private FailingDisk(Path image, Region journal, long mark, Path trace) throws IOException {
        super(image, trace, (plain, log) -> new Choosy(plain, log, journal, mark));
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
        return new FailingDisk(image, journal, mark, trace);
    }

    static final class Choosy implements Export {
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
        export.fail(what);
    }

    /** How many failed since then. */
    public int failed() {
        return export.failed();
    }
}
