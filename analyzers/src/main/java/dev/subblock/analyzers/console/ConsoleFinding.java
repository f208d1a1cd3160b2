package dev.subblock.analyzers.console;

import java.util.List;

/**
 * One complaint on the console.
 *
 * @param id of the pattern that matched, e.g. {@code xfs-shutdown}
 * @param severity what it means
 * @param line number of the line that matched, from 1
 * @param text that line, without escapes and time stamp
 * @param meaning one sentence for those who have not seen such a line before
 * @param scenario the one that was under way; empty if none was, or that is not known: then it is of the whole boot
 * @param context that line and what followed, at most {@value #CONTEXT} lines
 */
public record ConsoleFinding(String id, Severity severity, int line, String text, String meaning, String scenario, List<String> context) {
    /** A call trace with registers has 30 to 40 lines. */
    public static final int CONTEXT = 40;

    public ConsoleFinding {
        context = List.copyOf(context);
    }
}
