package dev.subblock.cli.terminal;

import dev.subblock.cli.run.Results;
import java.io.PrintWriter;
import java.util.List;
import java.util.TreeSet;

/** A run for the terminal: the matrix, what failed in words, the claims, the verdict. Made from its results alone. */
public final class TextReport {

    private static final int WIDTH = 80;
    /** Reasons differ in their figures; two show what kind they are, the results have them all. */
    private static final int REASONS = 2;

    private TextReport() {}

    public static void print(Results results, PrintWriter out) {
        wrap(results.series().name() + " " + results.series().version() + " on " + results.base().name() + " "
                + results.base().version() + " (" + results.host().accelerator() + ")", "  ", out);
        out.println();
        matrix(results, out);
        findings(results, out);
        for (Results.ClaimInfo claim : results.claims()) {
            out.println();
            wrap("claim " + claim.id() + " (from step " + claim.from() + "): " + claim.verdict(), "  ", out);
            wrap("  \"" + claim.quote() + "\"", "   ", out);
            wrap("  " + claim.reason(), "  ", out);
        }
        out.println();
        wrap("verdict: " + results.verdict() + ": " + results.reason(), "  ", out);
    }

    private static void matrix(Results results, PrintWriter out) {
        TreeSet<String> classes = new TreeSet<>();
        results.cells().forEach(c -> classes.add(c.raceClass()));
        StringBuilder head = new StringBuilder(String.format("%-8s", "kernel"));
        classes.forEach(c -> head.append(String.format("%-24s", c)));
        out.println(cut(head + "newest patch"));
        for (Results.StepInfo step : results.steps()) {
            StringBuilder line = new StringBuilder(String.format("%-8s", step.kernel()));
            classes.forEach(c -> line.append(String.format("%-24s", entry(results, step, c))));
            if (classes.isEmpty()) {
                line.append("build ").append(step.build()).append("  ");
            }
            line.append(step.title());
            out.println(cut(line.toString()));
            if (step.warnings() > 0) {
                out.println(cut("        " + step.warnings() + " compiler warnings: " + step.warningLines().stream().findFirst().orElse("")));
            }
            step.console().stream().limit(2).forEach(f -> out.println(cut("        console: " + f)));
        }
    }

    private static String entry(Results results, Results.StepInfo step, String raceClass) {
        List<Results.CellInfo> cells = results.cells().stream()
                .filter(c -> c.kernel().equals(step.kernel()) && c.raceClass().equals(raceClass)).toList();
        if (cells.isEmpty()) {
            return step.build().equals("failed") ? "no build" : "not run";
        }
        int trials = cells.stream().mapToInt(Results.CellInfo::trials).sum();
        int corrupt = cells.stream().mapToInt(Results.CellInfo::corrupt).sum();
        String verdict = cells.stream().map(Results.CellInfo::verdict).min((a, b) -> Integer.compare(rank(a), rank(b))).orElse("");
        return (verdict.equals("fail") ? "FAIL" : verdict) + " " + corrupt + " of " + trials;
    }

    /** As verdicts merge: worst first. */
    private static int rank(String verdict) {
        return List.of("fail", "error", "inconclusive", "skip", "pass").indexOf(verdict);
    }

    /**
     * One example where corruption begins: the kernels after it that are corrupt too say the same again.
     * And the reason of all that is neither a pass nor corruption.
     */
    private static void findings(Results results, PrintWriter out) {
        boolean before = false;
        for (Results.StepInfo step : results.steps()) {
            List<Results.CellInfo> cells = results.cells().stream().filter(c -> c.kernel().equals(step.kernel())).toList();
            boolean corrupt = cells.stream().anyMatch(c -> c.corrupt() > 0);
            if (corrupt && !before) {
                cells.stream().filter(c -> !c.findings().isEmpty()).findFirst().ifPresent(c -> {
                    out.println();
                    wrap(c.kernel() + ", " + c.scenario() + " (" + c.corrupt() + " of " + c.trials() + "): " + c.findings().get(0), "  ", out);
                });
            }
            before = corrupt;
            undecided(step, cells, out);
        }
    }

    private static void undecided(Results.StepInfo step, List<Results.CellInfo> cells, PrintWriter out) {
        List<Results.CellInfo> open = cells.stream().filter(c -> c.corrupt() == 0 && !c.verdict().equals("pass")).toList();
        if (open.isEmpty()) {
            return;
        }
        out.println();
        out.println(step.kernel() + ": " + open.size() + " of " + cells.size() + " scenarios without a pass");
        open.stream().map(c -> c.verdict() + ": " + c.reason()).distinct().limit(REASONS).forEach(r -> wrap("  " + r, "    ", out));
    }

    private static String cut(String line) {
        return line.length() > WIDTH ? line.substring(0, WIDTH - 1) + "…" : line;
    }

    private static void wrap(String text, String indent, PrintWriter out) {
        // A unit stays with its figure.
        String rest = text.replace(" %", "\u00a0%");
        while (rest.length() > WIDTH) {
            int at = rest.lastIndexOf(' ', WIDTH);
            if (at <= indent.length()) {
                break;
            }
            out.println(rest.substring(0, at).replace('\u00a0', ' '));
            rest = indent + rest.substring(at + 1);
        }
        out.println(rest.replace('\u00a0', ' '));
    }
}
