package dev.subblock.analyzers.trace;

import dev.subblock.analyzers.lines.EventParser;
import dev.subblock.analyzers.lines.Line;
import dev.subblock.analyzers.lines.LineStream;
import dev.subblock.analyzers.lines.MalformedLineException;
import dev.subblock.analyzers.lines.Printable;
import dev.subblock.lab.trace.TraceEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the trace of one disk. A trace is our own file, but a disk that was killed leaves it unfinished: whatever is
 * wrong with its lines is said in the defects of the scenario in which it is found, and never thrown.
 *
 * <p>A trace has a line for every request of a boot, some hundred bytes each, and easily a million of them. One line
 * is held at a time; requests of trials that nobody asked for are not even looked into.
 */
public final class TraceReader {
    /** A write of 1 MiB has 2048 sectors, each of which may be a piece of 60 characters. */
    public static final int MAX_LINE = 256 * 1024;
    /** Ten hours at the speed of exploration: a file that has more is no trace of ours. */
    public static final int MAX_LINES = 50_000_000;
    private static final int MAX_DEFECTS = 20;
    private static final int MAX_NOTES = 100;
    /** Scenarios of a boot; each costs some hundred bytes. */
    private static final int MAX_SCENARIOS = 100_000;

    private static final EventParser<TraceEvent> PARSER = new EventParser<>(TraceEvent.class);

    private final TrialChoice choice;
    private final List<ScenarioTrace> scenarios = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> defects = new ArrayList<>();
    private ScenarioRecord open;

    private TraceReader(TrialChoice choice) {
        this.choice = choice;
    }

    /**
     * Reads JSON Lines.
     *
     * @param choice the trials to keep
     * @throws IOException if the stream can't be read
     */
    public static Trace read(InputStream in, TrialChoice choice) throws IOException {
        TraceReader reader = new TraceReader(choice);
        LineStream lines = new LineStream(in, MAX_LINE);
        for (Line line = lines.next(); line != null; line = lines.next()) {
            if (line.number() > MAX_LINES || reader.scenarios.size() > MAX_SCENARIOS) {
                reader.defect("it goes on behind line " + (line.number() - 1));
                break;
            }
            reader.take(line, lines);
        }
        return reader.close();
    }

    private void take(Line line, LineStream lines) {
        if (skips(line.text())) {
            return;
        }
        try {
            take(PARSER.parse(line), line.number());
        } catch (MalformedLineException e) {
            defect((lines.unfinished() ? "the trace was cut short: line " : "line ") + line.number() + " is no event: " + e.getMessage());
        }
    }

    /** Nine lines of ten; what does not begin like this is parsed and judged as it is. */
    private boolean skips(String line) {
        return line.startsWith("{\"kind\":\"pass\"") || (open == null || !open.keeps())
                && (line.startsWith("{\"kind\":\"arrive\"") || line.startsWith("{\"kind\":\"complete\""));
    }

    private void take(TraceEvent event, int number) throws MalformedLineException {
        if (event instanceof TraceEvent.Note note) {
            if (notes.size() < MAX_NOTES) {
                notes.add(Printable.of(note.text()));
            }
        } else if (event instanceof TraceEvent.Scenario begin) {
            finish("another scenario began before it was over");
            open = new ScenarioRecord(begin, choice);
        } else if (event instanceof TraceEvent.Pass) {
            return;
        } else if (open == null) {
            defect("line " + number + " belongs to no scenario");
        } else {
            open.take(event);
            if (event instanceof TraceEvent.Explored) {
                finish("");
            }
        }
    }

    private void finish(String defect) {
        if (open != null) {
            if (!defect.isEmpty()) {
                open.defect(defect);
            }
            scenarios.add(open.close());
            open = null;
        }
    }

    private void defect(String text) {
        if (open != null) {
            open.defect(text);
        } else if (defects.size() < MAX_DEFECTS) {
            defects.add(text);
        }
    }

    private Trace close() {
        finish("it was not over when the trace ended");
        return new Trace(scenarios, notes, defects);
    }
}
