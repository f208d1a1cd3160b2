package dev.subblock.cli.failure;

import dev.subblock.analyzers.failure.KernelOutcomes;
import dev.subblock.analyzers.failure.Outcome;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** For the terminal: the table, then what is wrong. Pairs at which the same is wrong are one entry. */
final class FailureText {

    /** So many kinds are named of those at which the same is wrong: errors.json has all. */
    private static final int NAMED = 4;

    private FailureText() {}

    static void print(Findings findings, PrintWriter out) {
        out.printf("%s %s on %s %s: %d kinds of write at %d error points%n%n", findings.subject().series().name(), findings.subject().series().version(),
                findings.subject().base().base(), findings.subject().base().version(), findings.kinds(), findings.points().size());
        FailureTable.lines(findings).forEach(out::println);
        for (KernelOutcomes kernel : findings.kernels()) {
            kernel.wrong().forEach(line -> out.println("\n" + kernel.kernel() + ": " + line));
            kernel.outcomes().stream().flatMap(o -> o.known().stream()).collect(Collectors.groupingBy(line -> line, LinkedHashMap::new, Collectors.counting()))
                    .forEach((line, times) -> out.printf("%n%s: known, %d times: %s%n", kernel.kernel(), times, line));
            Map<String, List<String>> alike = new LinkedHashMap<>();
            for (Outcome o : kernel.outcomes()) {
                if (!o.right()) {
                    String what = !o.wrong().isEmpty() ? String.join("; ", o.wrong()) : o.trouble().isEmpty() ? "not reached, answered " + o.answer() : o.trouble();
                    alike.computeIfAbsent(o.point() + ": " + what, k -> new ArrayList<>()).add(o.nth() > 1 ? o.kind() + " #" + o.nth() : o.kind());
                }
            }
            alike.forEach((what, kinds) -> out.printf("%n%s at %s%n  %s%s%n", kernel.kernel(), what, String.join("\n  ", kinds.subList(0, Math.min(NAMED, kinds.size()))),
                    kinds.size() > NAMED ? "\n  and " + (kinds.size() - NAMED) + " more" : ""));
        }
        out.println();
        for (Findings.Caught control : findings.controls()) {
            out.println(control.control().id() + ": " + (control.caught() ? "caught: " + control.by() : "not caught"));
        }
        out.printf("verdict: %s: %s%n", findings.verdict().word(), findings.reason());
    }
}
