package dev.subblock.cli.terminal;

import dev.subblock.analyzers.comparison.CellChange;
import dev.subblock.analyzers.comparison.Change;
import dev.subblock.analyzers.comparison.Tally;
import dev.subblock.analyzers.verdict.Verdict;
import dev.subblock.cli.comparison.KernelChange;
import dev.subblock.cli.comparison.RunComparison;
import dev.subblock.cli.comparison.Side;
import dev.subblock.patches.versions.Pairing;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Two runs side by side, for a terminal. */
public final class ComparisonText {

    /** Of each kind: who has more of one kind has one problem. */
    private static final int MOST_CELLS = 20;
    private static final int MOST_LINES = 8;

    private final PrintWriter out;
    private final Page page;

    public ComparisonText(PrintWriter out) {
        this.out = out;
        this.page = new Page(out, Ink.PLAIN);
    }

    /** @param patches which became which, where two versions of a series are compared; otherwise empty */
    public void print(RunComparison comparison, List<Pairing> patches) {
        page.line("- " + words(comparison.before()));
        page.line("+ " + words(comparison.after()));
        if (!patches.isEmpty()) {
            sideBySide(comparison, patches);
        }
        for (Change change : Change.values()) {
            if (change != Change.SAME) {
                cells(change, comparison.cells().cells().stream().filter(c -> c.change() == change).toList());
            }
        }
        comparison.cells().cells().stream().filter(c -> c.change() == Change.KNOWN)
                .collect(Collectors.groupingBy(c -> comparison.known().get(c.name()), TreeMap::new, Collectors.toList()))
                .forEach(this::reason);
        comparison.kernels().forEach(this::kernel);
        page.blank();
        page.paragraph(conclusion(comparison), "  ");
    }

    private static String words(Side side) {
        return side.typed() + ": " + side.results().series().name() + " " + side.results().series().version() + " on "
                + side.results().base().name() + " " + side.results().base().version();
    }

    /** Each patch with the cells of its step that changed. */
    private void sideBySide(RunComparison comparison, List<Pairing> patches) {
        page.blank();
        for (Pairing pairing : patches) {
            String step = pairing.after().map(p -> "step-" + p.number()).orElse("");
            String changed = comparison.cells().cells().stream().filter(c -> c.change() != Change.SAME)
                    .filter(c -> c.after().or(c::before).orElseThrow().kernel().equals(step))
                    .collect(Collectors.groupingBy(CellChange::change, TreeMap::new, Collectors.counting()))
                    .entrySet().stream().map(e -> e.getValue() + " " + e.getKey().words()).collect(Collectors.joining(", "));
            page.paragraph(pairing.line() + (changed.isEmpty() ? "" : "  [" + changed + "]"), "        ");
        }
    }

    private void cells(Change change, List<CellChange> cells) {
        if (cells.isEmpty()) {
            return;
        }
        page.blank();
        out.println(change.words() + " (" + cells.size() + (cells.size() == 1 ? " cell" : " cells") + "):");
        cells.stream().limit(MOST_CELLS).forEach(c -> page.paragraph("  " + line(c), "      "));
        if (cells.size() > MOST_CELLS) {
            out.println("  and " + (cells.size() - MOST_CELLS) + " more");
        }
    }

    private static String line(CellChange cell) {
        String chance = cell.exhaustive() && cell.change() != Change.SAME ? "; all orders were run in both"
                : cell.p().isPresent() && cell.p().getAsDouble() < 1 ? String.format(Locale.ROOT, "; p = %.2g", cell.p().getAsDouble()) : "";
        return cell.name() + ": " + words(cell.before()) + " → " + words(cell.after()) + chance;
    }

    private static String words(Optional<Tally> tally) {
        return tally.map(t -> (t.verdict() == Verdict.FAIL ? "FAIL" : t.verdict().word()) + " (" + t.corrupt() + " of " + t.trials() + ")").orElse("-");
    }

    private void reason(String why, List<CellChange> cells) {
        page.paragraph("  known, " + cells.get(0).name() + (cells.size() == 1 ? "" : " and " + (cells.size() - 1) + " more") + ": " + why, "      ");
    }

    private void kernel(KernelChange change) {
        page.blank();
        out.println(change.what() + ", " + change.kernel() + ":");
        List<String> lines = new ArrayList<>();
        change.added().forEach(l -> lines.add("  + " + l));
        change.gone().forEach(l -> lines.add("  - " + l));
        lines.stream().limit(MOST_LINES).forEach(l -> page.paragraph(l, "      "));
        if (lines.size() > MOST_LINES) {
            out.println("  and " + (lines.size() - MOST_LINES) + " more");
        }
    }

    private static String conclusion(RunComparison comparison) {
        long compared = comparison.cells().cells().stream().filter(c -> c.before().isPresent() && c.after().isPresent()).count();
        long same = comparison.cells().count(Change.SAME);
        String what = compared + " cells in both, " + same + " of them the same";
        return switch (comparison.verdict()) {
            case FAIL -> "regression: " + what;
            case PASS -> "no regression: " + what;
            default -> compared == 0 ? "inconclusive: the runs have no cell in common" : "inconclusive, there may be a regression: " + what;
        };
    }
}
