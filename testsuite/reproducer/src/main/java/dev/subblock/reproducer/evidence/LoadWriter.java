package dev.subblock.reproducer.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Writes how long loads took, as {@link EvidenceWriter} writes evidence, to the same place. */
public final class LoadWriter {

    private final OutputStream out;
    private final JsonLine line = new JsonLine();

    /** @param out each line is one write to it; it is never closed */
    public LoadWriter(OutputStream out) {
        this.out = out;
    }

    /** @throws UncheckedIOException if it can't be written */
    public void accept(LoadEvent event) {
        try {
            out.write(line(event));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("evidence can't be written: " + e.getMessage(), e);
        }
    }

    private byte[] line(LoadEvent event) {
        if (event instanceof LoadEvent.Loaded e) {
            return line.begin("loaded").with(",\"load\":", e.load()).with(",\"sample\":", e.sample()).with(",\"operations\":", e.operations())
                    .with(",\"nanos\":", e.nanos()).with(",\"own\":", e.own()).with(",\"busy\":", e.busy()).end();
        }
        LoadEvent.LoadEnd e = (LoadEvent.LoadEnd) event;
        return line.begin("load-end").with(",\"load\":", e.load()).with(",\"samples\":", e.samples()).end();
    }
}
