package dev.subblock.analyzers.failure;

import dev.subblock.analyzers.lines.BoundedLines;
import dev.subblock.analyzers.lines.EventParser;
import dev.subblock.analyzers.lines.Line;
import dev.subblock.analyzers.lines.MalformedLineException;
import dev.subblock.reproducer.evidence.ErrorPoint;
import dev.subblock.reproducer.evidence.FailureEvent;
import dev.subblock.reproducer.evidence.FailureEvent.FailedWrite;
import java.util.List;

/** Reads what a guest told of one write. The guest is not trusted: whatever does not add up makes the write unknown. */
public final class FailureReader {

    /** The maps are the longest part of a line. */
    private static final int MAX_LINE = 4 * FailureEvent.SECTORS + 2048;
    /** Three events, and trouble. */
    private static final int MAX_LINES = 8;
    private static final EventParser<FailureEvent> PARSER = new EventParser<>(FailureEvent.class);

    private FailureReader() {}

    /**
     * The write, judged.
     *
     * @param lines all that the guest said of it
     * @param failed how many requests the disk failed meanwhile
     */
    public static Outcome read(String kind, ErrorPoint point, int nth, List<String> lines, int failed) {
        BoundedLines bounded = BoundedLines.of(lines, MAX_LINE, MAX_LINES);
        String why = "the guest told nothing of it";
        for (Line line : bounded.lines()) {
            try {
                if (PARSER.parse(line) instanceof FailedWrite write) {
                    return write.write().equals(kind) && write.point().equals(point.word()) && write.nth() == nth
                            ? new FailureJudge(write, point, failed).judge() : Outcome.unknown(kind, point.word(), nth, "the guest told of another write");
                }
            } catch (MalformedLineException e) {
                why = line.text().substring(0, Math.min(line.text().length(), 200));
            }
        }
        return Outcome.unknown(kind, point.word(), nth, why);
    }
}
