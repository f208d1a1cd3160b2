package dev.subblock.analyzers.evidence;

import dev.subblock.analyzers.lines.EventParser;
import dev.subblock.analyzers.lines.Line;
import dev.subblock.analyzers.lines.LineStream;
import dev.subblock.analyzers.lines.MalformedLineException;
import dev.subblock.analyzers.lines.Printable;
import dev.subblock.reproducer.evidence.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the evidence of one boot. The guest that wrote it runs the kernel under test, so nothing in it is
 * believed that does not add up: whatever is wrong with the lines of a scenario makes that scenario unusable,
 * and whatever is wrong and can't be pinned on one scenario makes them all unusable.
 *
 * <p>A last line that was cut off between two scenarios belongs to none of those that had ended before.
 */
public final class EvidenceReader {
    /** The longest event is a miscompare of some 300 bytes; this leaves room for a long trouble message. */
    public static final int MAX_LINE = 64 * 1024;
    /** Two hundred scenarios, of each 16 trials in full with 64 miscompares and a dozen writes: 243,000 lines. */
    public static final int MAX_LINES = 500_000;
    /** The first few defects say it all. */
    private static final int MAX_DEFECTS = 20;
    private static final EventParser<Event> PARSER = new EventParser<>(Event.class);

    private final Map<String, ScenarioLedger> ledgers = new LinkedHashMap<>();
    private final List<String> defects = new ArrayList<>();
    /** Those of {@link #defects} that no scenario of the boot can be trusted with. */
    private final List<String> poison = new ArrayList<>();
    private final BootLedger boot = new BootLedger(this::poison);
    private ScenarioLedger open;

    private EvidenceReader(List<Request> requests) {
        for (Request request : requests) {
            if (ledgers.put(request.scenario(), new ScenarioLedger(request)) != null) {
                throw new IllegalArgumentException("requested twice in one boot: " + request.scenario());
            }
        }
    }

    /**
     * Reads JSON Lines from a stream, at most {@value #MAX_LINES} of at most {@value #MAX_LINE} bytes.
     *
     * @throws IOException if the stream can't be read
     * @throws IllegalArgumentException if a scenario is requested twice
     */
    public static Evidence read(InputStream in, List<Request> requests) throws IOException {
        LineStream stream = new LineStream(in, MAX_LINE);
        EvidenceReader reader = new EvidenceReader(requests);
        Line line = stream.next();
        for (int read = 1; line != null; read++) {
            if (read > MAX_LINES) {
                // Said whatever else is wrong: it is the reason for most of it.
                reader.defects.add(0, "there are more than " + MAX_LINES + " lines");
                reader.poison.add(0, reader.defects.get(0));
                break;
            }
            Line behind = stream.next();
            reader.take(line, behind == null);
            line = behind;
        }
        return reader.close();
    }

    /** As {@link #read(InputStream, List)}, from lines in memory. */
    public static Evidence read(List<String> lines, List<Request> requests) {
        try {
            return read(new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)), requests);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can't be read", e);
        }
    }

    private void take(Line line, boolean last) {
        try {
            take(line.number(), PARSER.parse(line));
        } catch (MalformedLineException e) {
            malformed("line " + line.number() + " is no event: " + e.getMessage(), last);
        }
    }

    private Evidence close() {
        return boot.close(ledgers.values().stream().map(l -> l.close(poison)).toList(), defects);
    }

    private void malformed(String defect, boolean lastLine) {
        if (open != null) {
            open.defect(defect);
        } else if (lastLine) {
            note(defect);
        } else {
            poison(defect);
        }
    }

    private void take(int number, Event event) {
        String scenario = ScenarioOf.event(event);
        ScenarioLedger ledger = ledgers.get(scenario);
        if (ledger == null && !scenario.isEmpty()) {
            poison("line " + number + " speaks of a scenario that was not asked for: " + Printable.of(scenario));
        } else if (boot.over()) {
            String late = "line " + number + " comes after the goodbye";
            if (ledger == null) {
                poison(late);
            } else {
                ledger.defect(late);
            }
        } else if (ledger != null) {
            takeScenario(ledger, event);
        } else {
            boot.take(number, event);
        }
    }

    private void takeScenario(ScenarioLedger ledger, Event event) {
        if (event instanceof Event.Trouble trouble) {
            boot.trouble(trouble);
        }
        if (event instanceof Event.ScenarioBegin) {
            if (open != null) {
                open.defect("another scenario began before this one ended");
            }
            open = ledger;
        }
        ledger.take(event);
        if (event instanceof Event.ScenarioEnd && open == ledger) {
            open = null;
        }
    }

    private void note(String defect) {
        if (defects.size() < MAX_DEFECTS) {
            defects.add(defect);
        }
    }

    private void poison(String defect) {
        note(defect);
        if (poison.size() < MAX_DEFECTS) {
            poison.add(defect);
        }
    }
}
