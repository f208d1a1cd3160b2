package dev.subblock.cli.failure;

import dev.subblock.analyzers.failure.KernelOutcomes;
import dev.subblock.analyzers.failure.Outcome;
import dev.subblock.reproducer.evidence.ErrorPoint;
import java.util.ArrayList;
import java.util.List;

/** Points × kernels, as Markdown: how often the kernel was right there. */
final class FailureTable {

    private FailureTable() {}

    static List<String> lines(Findings findings) {
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder("| point | what is done |");
        StringBuilder rule = new StringBuilder("|---|---|");
        for (KernelOutcomes kernel : findings.kernels()) {
            head.append(' ').append(kernel.kernel()).append(" |");
            rule.append("---|");
        }
        lines.add(head.toString());
        lines.add(rule.toString());
        for (ErrorPoint point : findings.points()) {
            StringBuilder line = new StringBuilder("| `" + point.word() + "` | " + point.arming() + " |");
            findings.kernels().forEach(kernel -> line.append(' ').append(cell(kernel, point)).append(" |"));
            lines.add(line.toString());
        }
        return lines;
    }

    /** How many were reached and right; of the others, what they are. */
    private static String cell(KernelOutcomes kernel, ErrorPoint point) {
        List<Outcome> all = kernel.outcomes().stream().filter(o -> o.point().equals(point.word())).toList();
        List<String> parts = new ArrayList<>();
        parts.add(String.valueOf(all.stream().filter(o -> o.right() && o.reached()).count()));
        add(parts, all.stream().filter(o -> o.right() && !o.reached()).count(), "declined");
        add(parts, all.stream().filter(o -> !o.known().isEmpty()).count(), "of them known");
        add(parts, all.stream().filter(o -> !o.wrong().isEmpty()).count(), "**wrong**");
        add(parts, all.stream().filter(o -> o.wrong().isEmpty() && !o.right()).count(), "not reached");
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }
}
