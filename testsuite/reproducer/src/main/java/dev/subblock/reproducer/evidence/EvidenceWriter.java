package dev.subblock.reproducer.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Writes events as JSON Lines: ASCII, one object per line, the {@code kind} first and then the
 * components in their order. Own code, because a JSON library takes seconds to start in the guest.
 *
 * <p>Lines are gathered and written together. Everything is out after each hello, first-io,
 * scenario-begin, scenario-end, trouble and bye: whoever reads along knows what is running, and a guest
 * that dies loses at most the unfinished report of one scenario. The writes and miscompares between
 * are many, and each write to the guest's channel costs an exit to the host.
 */
public final class EvidenceWriter implements EvidenceSink {

    /** Some 200 lines: bounds what is held back, and keeps a full report to a few writes. */
    private static final int GATHERED = 32 * 1024;

    private final OutputStream out;
    private final byte[] gathered = new byte[GATHERED];
    private final JsonLine line = new JsonLine();
    private int filled;

    /** @param out need not be buffered; it is flushed but never closed */
    public EvidenceWriter(OutputStream out) {
        this.out = out;
    }

    @Override
    public void accept(Event event) {
        byte[] bytes = line(event);
        try {
            if (bytes.length > gathered.length - filled) {
                flush();
            }
            if (bytes.length > gathered.length) {
                out.write(bytes);
            } else {
                System.arraycopy(bytes, 0, gathered, filled, bytes.length);
                filled += bytes.length;
            }
            if (!gathers(event)) {
                flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("evidence can't be written: " + e.getMessage(), e);
        }
    }

    private void flush() throws IOException {
        out.write(gathered, 0, filled);
        filled = 0;
        out.flush();
    }

    private static boolean gathers(Event event) {
        return event instanceof Event.Write || event instanceof Event.Miscompare || event instanceof Event.BadResult
                || event instanceof Event.BadSize;
    }

    // In the order in which kinds appear first in a boot, so that none is loaded before it is needed.
    private byte[] line(Event event) {
        if (event instanceof Event.Hello e) {
            return line.begin("hello").with(",\"protocol\":", e.protocol()).with(",\"kernel\":", e.kernel())
                    .with(",\"java\":", e.java()).with(",\"uptimeMs\":", e.uptimeMs()).end();
        }
        if (event instanceof Event.FirstIo e) {
            return line.begin("first-io").with(",\"uptimeMs\":", e.uptimeMs()).end();
        }
        if (event instanceof Event.ScenarioBegin e) {
            return line.begin("scenario-begin").with(",\"run\":", e.run()).with(",\"scenario\":", e.scenario())
                    .with(",\"raceClass\":", e.raceClass()).with(",\"blockSize\":", e.blockSize()).with(",\"trials\":", e.trials()).end();
        }
        if (event instanceof Event.ScenarioEnd e) {
            return line.begin("scenario-end").with(",\"run\":", e.run()).with(",\"scenario\":", e.scenario())
                    .with(",\"trials\":", e.trials()).with(",\"corrupt\":", e.corrupt()).with(",\"sampled\":", e.sampled())
                    .with(",\"sampledCorrupt\":", e.sampledCorrupt()).with(",\"writes\":", e.writes()).with(",\"millis\":", e.millis())
                    .with(",\"prepareMillis\":", e.prepareMillis()).with(",\"trialMillis\":", e.trialMillis())
                    .with(",\"checkMillis\":", e.checkMillis()).end();
        }
        if (event instanceof Event.Write e) {
            return line.begin("write").with(",\"run\":", e.run()).with(",\"scenario\":", e.scenario()).with(",\"trial\":", e.trial())
                    .with(",\"write\":", e.write()).with(",\"offset\":", e.offset()).with(",\"length\":", e.length())
                    .with(",\"submission\":", e.submission()).with(",\"submitter\":", e.submitter()).with(",\"result\":", e.result()).end();
        }
        if (event instanceof Event.Miscompare e) {
            return line.begin("miscompare").with(",\"run\":", e.run()).with(",\"scenario\":", e.scenario()).with(",\"trial\":", e.trial())
                    .with(",\"block\":", e.block()).with(",\"from\":", e.from()).with(",\"to\":", e.to()).with(",\"read\":", e.read())
                    .with(",\"expected\":", e.expected()).with(",\"seen\":", e.seen()).end();
        }
        if (event instanceof Event.BadResult e) {
            return line.begin("bad-result").with(",\"run\":", e.run()).with(",\"scenario\":", e.scenario()).with(",\"trial\":", e.trial())
                    .with(",\"write\":", e.write()).with(",\"expected\":", e.expected()).with(",\"result\":", e.result()).end();
        }
        if (event instanceof Event.BadSize e) {
            return line.begin("bad-size").with(",\"run\":", e.run()).with(",\"scenario\":", e.scenario()).with(",\"trial\":", e.trial())
                    .with(",\"read\":", e.read()).with(",\"expected\":", e.expected()).with(",\"seen\":", e.seen()).end();
        }
        if (event instanceof Event.Trouble e) {
            return line.begin("trouble").with(",\"scenario\":", e.scenario()).with(",\"message\":", e.message()).end();
        }
        return line.begin("bye").with(",\"uptimeMs\":", ((Event.Bye) event).uptimeMs()).end();
    }
}
