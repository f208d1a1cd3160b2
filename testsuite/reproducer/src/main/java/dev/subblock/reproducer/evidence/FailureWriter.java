package dev.subblock.reproducer.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Writes what became of writes that were made to fail, as {@link WatchWriter} does of others. */
public final class FailureWriter {

    private final OutputStream out;
    private final JsonLine line = new JsonLine();

    /** @param out is never closed */
    public FailureWriter(OutputStream out) {
        this.out = out;
    }

    /** @throws UncheckedIOException if it can't be written */
    public void accept(FailureEvent event) {
        try {
            out.write(line(event));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("evidence can't be written: " + e.getMessage(), e);
        }
    }

    private byte[] line(FailureEvent event) {
        if (event instanceof FailureEvent.FailurePrepared e) {
            return begin("failure-prepared", e.write(), e.point(), e.nth()).end();
        }
        if (event instanceof FailureEvent.FailureWritten e) {
            return begin("failure-written", e.write(), e.point(), e.nth()).end();
        }
        FailureEvent.FailedWrite e = (FailureEvent.FailedWrite) event;
        return begin("failed-write", e.write(), e.point(), e.nth()).with(",\"direct\":", e.direct()).with(",\"mayWait\":", e.mayWait())
                .with(",\"lasting\":", e.lasting()).with(",\"offset\":", e.offset()).with(",\"length\":", e.length())
                .with(",\"result\":", e.result()).with(",\"error\":", e.error()).with(",\"synced\":", e.synced()).with(",\"before\":", e.before())
                .with(",\"after\":", e.after()).with(",\"remounted\":", e.remounted()).with(",\"left\":", e.left())
                .with(",\"cached\":", e.cached()).with(",\"disk\":", e.disk()).with(",\"reached\":", e.reached())
                .with(",\"stuck\":", e.stuck()).end();
    }

    private JsonLine begin(String kind, String write, String point, int nth) {
        return line.begin(kind).with(",\"write\":", write).with(",\"point\":", point).with(",\"nth\":", nth);
    }
}
