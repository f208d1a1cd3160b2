package dev.subblock.patches.versions;

import dev.subblock.patches.series.Patch;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a patch does, free of where it does it: the lines that it removes and adds. Line numbers, blob ids and
 * context are not part of it, as in {@code git patch-id}, which counts context but no line numbers: a rebase moves both.
 */
record Essence(List<String> lines) {

    /** Names of files, and where a mail's signature begins. */
    private static final Pattern FRAME = Pattern.compile("(---|\\+\\+\\+) ([ab]/|/dev/null)|-- $");

    Essence {
        lines = List.copyOf(lines);
    }

    static Essence of(Patch patch) {
        // ISO 8859-1 keeps bytes apart that are no UTF-8.
        return new Essence(new String(patch.diff(), StandardCharsets.ISO_8859_1).lines()
                .filter(l -> l.startsWith("+") || l.startsWith("-")).filter(l -> !FRAME.matcher(l).lookingAt()).toList());
    }

    /** How much two have in common: 1 if they are the same, 0 if they have no line in common (Dice's coefficient of the lines). */
    double likeness(Essence other) {
        if (lines.isEmpty() && other.lines.isEmpty()) {
            return 1;
        }
        Map<String, Integer> counts = new HashMap<>();
        lines.forEach(l -> counts.merge(l, 1, Integer::sum));
        int common = 0;
        for (String line : other.lines) {
            if (counts.merge(line, -1, Integer::sum) >= 0) {
                common++;
            }
        }
        return 2.0 * common / (lines.size() + other.lines.size());
    }
}
