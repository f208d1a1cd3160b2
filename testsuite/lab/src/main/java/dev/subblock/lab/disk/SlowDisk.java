package dev.subblock.lab.disk;

import dev.subblock.lab.nbd.Export;
import dev.subblock.lab.nbd.Op;
import dev.subblock.lab.nbd.Replies;
import dev.subblock.lab.nbd.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Serves an image one request after the other, each write only after a while. A disk as fast as a file of the host may have
 * done a write before the call has returned that asked for it, or not; on this one it has not.
 */
public final class SlowDisk extends ServedImage<Export> {

    private SlowDisk(Path image, Path trace, Duration delay) throws IOException {
        super(image, trace, (plain, log) -> new Delayed(plain, delay));
    }

    /**
     * Begins to serve.
     *
     * @param trace gets a line for each client that is turned away, and for trouble
     * @param delay of each write
     * @throws IOException if the image can't be opened, or there can be no socket
     */
    public static SlowDisk open(Path image, Path trace, Duration delay) throws IOException {
        return new SlowDisk(image, trace, delay);
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
}
