package dev.subblock.analyzers.protocol;

import dev.subblock.analyzers.lines.BoundedLines;
import dev.subblock.analyzers.lines.EventParser;
import dev.subblock.analyzers.lines.Line;
import dev.subblock.analyzers.lines.MalformedLineException;
import dev.subblock.reproducer.evidence.WatchEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a guest told of the writes of one kind. The guest is not trusted: whatever does not add up makes the kind unknown. */
public final class WatchReader {

    /** In JSON, each character of a traced line may be six. */
    private static final int MAX_LINE = 8 * WatchEvent.LONGEST_LINE;
    private static final EventParser<WatchEvent> PARSER = new EventParser<>(WatchEvent.class);

    private WatchReader() {}

    /**
     * The kind as the kernel did it.
     *
     * @param lines all that the guest said from the command on
     * @param repeats how many times it was asked for
     */
    public static KindSeen read(String kind, int repeats, List<String> lines) {
        BoundedLines bounded = BoundedLines.of(lines, MAX_LINE, (WatchEvent.MOST_LINES + 2) * repeats + 1);
        try {
            if (bounded.more()) {
                throw new UnreadableException("the guest told more than was asked for");
            }
            List<Sequence> takes = takes(kind, bounded.lines());
            if (takes.size() != repeats) {
                throw new UnreadableException(takes.size() + " of " + repeats + " repeats were told");
            }
            return KindSeen.of(kind, takes);
        } catch (UnreadableException e) {
            return KindSeen.unknown(kind, e.getMessage());
        } catch (MalformedLineException e) {
            return KindSeen.unknown(kind, "a line is no event: " + e.getMessage());
        }
    }

    private static List<Sequence> takes(String kind, List<Line> lines) throws UnreadableException, MalformedLineException {
        List<Sequence> takes = new ArrayList<>();
        WatchEvent.WatchBegin begin = null;
        List<String> told = new ArrayList<>();
        for (Line line : lines) {
            WatchEvent event = PARSER.parse(line);
            if (event instanceof WatchEvent.WatchBegin b) {
                expect(begin == null && b.write().equals(kind) && b.repeat() == takes.size() + 1, "a write begins out of turn");
                begin = b;
                told.clear();
            } else if (event instanceof WatchEvent.Traced traced) {
                expect(begin != null, "a trace is of no write");
                told.add(traced.line());
            } else if (event instanceof WatchEvent.WatchEnd end) {
                expect(begin != null && end.write().equals(kind) && end.repeat() == begin.repeat(), "a write ends that did not begin");
                expect(!end.cut(), "more than " + WatchEvent.MOST_LINES + " events");
                expect(end.lines() == told.size(), told.size() + " of " + end.lines() + " events arrived");
                takes.add(Normaliser.sequence(begin, told, end.result()));
                begin = null;
            }
        }
        expect(begin == null, "a write did not end");
        return takes;
    }

    /** What a kernel said that it can't tell; empty if it did not say. */
    public static Optional<List<String>> lacks(List<String> lines) {
        for (Line line : BoundedLines.of(lines, MAX_LINE, WatchEvent.MOST_LINES).lines()) {
            try {
                if (PARSER.parse(line) instanceof WatchEvent.Watching watching) {
                    return Optional.of(watching.lacks().isEmpty() ? List.of() : List.of(watching.lacks().split(",")));
                }
            } catch (MalformedLineException e) {
                // Of another kind of evidence.
            }
        }
        return Optional.empty();
    }

    private static void expect(boolean holds, String otherwise) throws UnreadableException {
        if (!holds) {
            throw new UnreadableException(otherwise);
        }
    }
}
