package dev.subblock.analyzers.evidence;

import dev.subblock.analyzers.lines.BoundedLines;
import dev.subblock.analyzers.lines.Line;
import dev.subblock.reproducer.evidence.Event;
import java.io.IOException;
import java.io.InputStream;
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
    /** A hundred scenarios with every capped detail give some 100,000 lines. */
    public static final int MAX_LINES = 200_000;
    /** The first few defects say it all. */
    private static final int MAX_DEFECTS = 20;

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
        return new EvidenceReader(requests).read(BoundedLines.read(in, MAX_LINE, MAX_LINES));
    }

    /** As {@link #read(InputStream, List)}, from lines in memory. */
    public static Evidence read(List<String> lines, List<Request> requests) {
        return new EvidenceReader(requests).read(BoundedLines.of(lines, MAX_LINE, MAX_LINES));
    }

    private Evidence read(BoundedLines input) {
        if (input.more()) {
            poison("there are more than " + MAX_LINES + " lines");
        }
        int last = input.lines().size();
        for (Line line : input.lines()) {
            try {
                if (line.cut()) {
                    throw new MalformedLineException("longer than " + MAX_LINE + " bytes");
                }
                take(line.number(), EventParser.parse(line.text()));
            } catch (MalformedLineException e) {
                malformed("line " + line.number() + " is no event: " + e.getMessage(), line.number() == last);
            }
        }
        List<ScenarioEvidence> scenarios = ledgers.values().stream().map(l -> l.close(poison)).toList();
        return boot.close(scenarios, defects);
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
