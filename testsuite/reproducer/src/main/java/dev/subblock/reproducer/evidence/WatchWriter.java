package dev.subblock.reproducer.evidence;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Writes what a watched write made the kernel tell, as {@link EvidenceWriter} writes evidence, to the same place. */
public final class WatchWriter {

    /** A write and all of its lines: few writes to the guest's channel, each of which costs an exit to the host. */
    private static final int GATHERED = 32 * 1024;

    private final OutputStream out;
    private final JsonLine line = new JsonLine();

    /** @param out is flushed after each write that was watched, but never closed */
    public WatchWriter(OutputStream out) {
        this.out = new BufferedOutputStream(out, GATHERED);
    }

    /** @throws UncheckedIOException if it can't be written */
    public void accept(WatchEvent event) {
        try {
            out.write(line(event));
            if (!(event instanceof WatchEvent.Traced)) {
                out.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("evidence can't be written: " + e.getMessage(), e);
        }
    }

    private byte[] line(WatchEvent event) {
        if (event instanceof WatchEvent.Traced e) {
            return line.begin("traced").with(",\"line\":", e.line()).end();
        }
        if (event instanceof WatchEvent.WatchBegin e) {
            return line.begin("watch-begin").with(",\"write\":", e.write()).with(",\"repeat\":", e.repeat()).with(",\"pid\":", e.pid())
                    .with(",\"inode\":", e.inode()).end();
        }
        if (event instanceof WatchEvent.WatchEnd e) {
            return line.begin("watch-end").with(",\"write\":", e.write()).with(",\"repeat\":", e.repeat()).with(",\"result\":", e.result())
                    .with(",\"lines\":", e.lines()).with(",\"cut\":", e.cut()).end();
        }
        return line.begin("watching").with(",\"lacks\":", ((WatchEvent.Watching) event).lacks()).end();
    }
}
