package dev.subblock.cli.terminal;

import dev.subblock.cli.run.Rerun;
import dev.subblock.cli.run.Results;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A run for the terminal: the matrix, the claims, an example of each corruption, how fast orders were run, the
 * verdict. Made from its results alone.
 */
public final class TextReport {

    /** Reasons differ in their figures; two show what kind they are, the results have them all. */
    private static final int REASONS = 2;
    /** One shows a class; {@code explain} shows any other. */
    private static final int EXAMPLES = 3;
    /** The rest is small change. */
    private static final int COSTS = 3;

    private final Results results;
    private final Path run;
    private final Page page;

    private TextReport(Results results, Path run, Page page) {
        this.results = results;
        this.run = run;
        this.page = page;
    }

    /** @param run the directory of the run, as commands name it */
    public static void print(Results results, Path run, Ink ink, PrintWriter out) {
        new TextReport(results, run, new Page(out, ink)).print();
    }

    private void print() {
        String series = results.series().name().equals("none") ? "" : results.series().name() + " " + results.series().version() + " on ";
        page.paragraph(series + results.base().name() + " " + results.base().version() + " (" + results.host().accelerator() + ")" + orders(), "  ");
        results.base().remarks().forEach(remark -> page.paragraph(results.base().name() + ": " + remark, "  "));
        page.blank();
        new MatrixText(results).print(page);
        noises();
        if (!results.controls().isEmpty()) {
            page.blank();
            ControlsText.print(results, 1, page);
        }
        results.claims().forEach(this::claim);
        examples();
        results.steps().forEach(this::undecided);
        known();
        notPromised();
        if (results.exploration() != null && results.exploration().orders() > 0) {
            page.blank();
            page.paragraph(exploration(results.exploration()), "  ");
        }
        page.blank();
        page.verdict("verdict: ", results.verdict(), ": " + results.reason());
    }

    private String orders() {
        String all = results.cells().stream().map(Results.CellInfo::order).filter(o -> o != null).distinct().collect(Collectors.joining(", "));
        return all.isEmpty() ? "" : ", disk order " + all;
    }

    private void noises() {
        for (Results.StepInfo step : results.steps()) {
            if (step.warnings() > 0) {
                page.line(step.kernel() + ": " + step.warnings() + (step.warnings() == 1 ? " compiler warning: " : " compiler warnings: ") + step.warningLines().stream().findFirst().orElse(""));
            }
            step.console().stream().limit(REASONS).forEach(f -> page.line(step.kernel() + ": console: " + f));
        }
    }

    private void claim(Results.ClaimInfo claim) {
        page.blank();
        page.paragraph("claim " + claim.id() + " (from step " + claim.from() + "): " + claim.verdict(), "  ");
        page.paragraph("  \"" + claim.quote() + "\"", "   ");
        page.paragraph("  " + claim.reason(), "  ");
    }

    /** One for each class, where its corruption begins: the kernels after it that are corrupt too say the same again. */
    private void examples() {
        Set<String> open = new HashSet<>();
        int shown = 0;
        for (Results.StepInfo step : results.steps()) {
            if (step.kernel().startsWith(Results.CONTROL_KERNEL)) {
                continue;
            }
            List<Results.CellInfo> cells = cells(step);
            Set<String> corrupt = cells.stream().filter(c -> c.corrupt() > 0).map(Results.CellInfo::raceClass).collect(Collectors.toSet());
            for (Results.CellInfo cell : cells) {
                if (cell.corrupt() > 0 && !cell.verdict().equals("skip") && !cell.findings().isEmpty() && shown < EXAMPLES && open.add(cell.raceClass())) {
                    example(cell);
                    shown++;
                }
            }
            open.retainAll(corrupt);
        }
    }

    private void example(Results.CellInfo cell) {
        page.blank();
        page.paragraph(cell.kernel() + ", " + cell.scenario() + " (" + cell.corrupt() + " of " + cell.trials() + "): " + cell.findings().get(0), "  ");
        if (!cell.landing().isEmpty()) {
            page.line("  in the order in which they landed:");
            cell.landing().forEach(l -> page.line("    " + l));
        }
        page.line("  to see it again:");
        page.command(new Rerun(run, results).of(cell));
    }

    /** The reason of all that is neither a pass nor corruption. */
    private void undecided(Results.StepInfo step) {
        if (step.kernel().startsWith(Results.CONTROL_KERNEL)) {
            return;
        }
        List<Results.CellInfo> cells = cells(step);
        List<Results.CellInfo> open = cells.stream().filter(c -> c.corrupt() == 0 && !c.verdict().equals("pass") && !c.verdict().equals("skip")).toList();
        if (open.isEmpty()) {
            return;
        }
        page.blank();
        page.line(step.kernel() + ": " + open.size() + " of " + cells.size() + " scenarios without a pass");
        open.stream().map(c -> c.verdict() + ": " + c.scenario() + ": " + c.reason()).distinct().limit(REASONS).forEach(r -> page.paragraph("  " + r, "    "));
        page.line(open.size() == 1 ? "  to run it again:" : "  to run the first again:");
        page.command(new Rerun(run, results).of(open.get(0)));
    }

    /** What the base is known to fail, each reason once. */
    private void known() {
        Map<String, List<Results.CellInfo>> byReason = results.cells().stream()
                .filter(c -> c.known() != null && !c.kernel().startsWith(Results.CONTROL_KERNEL))
                .collect(Collectors.groupingBy(Results.CellInfo::known, LinkedHashMap::new, Collectors.toList()));
        byReason.forEach((reason, cells) -> {
            Results.CellInfo first = cells.get(0);
            page.blank();
            page.paragraph("known, and so no failure: " + first.kernel() + ", " + first.scenario() + (cells.size() == 1 ? "" : " and "
                    + (cells.size() - 1) + (cells.size() == 2 ? " other cell" : " other cells")) + ": " + reason, "  ");
        });
    }

    /** What nobody promised is told and never judged. */
    private void notPromised() {
        List<Results.CellInfo> seen = results.cells().stream().filter(c -> c.verdict().equals("skip") && c.known() == null && c.corrupt() > 0
                && !c.kernel().startsWith(Results.CONTROL_KERNEL)).toList();
        if (seen.isEmpty()) {
            return;
        }
        String classes = seen.stream().map(Results.CellInfo::raceClass).distinct().sorted().collect(Collectors.joining(", "));
        Results.CellInfo most = seen.stream().max((a, b) -> Integer.compare(a.corrupt(), b.corrupt())).orElseThrow();
        page.blank();
        page.paragraph("not promised, and so no failure: " + classes + " differ from what one might expect in " + seen.size()
                + " cells, for instance " + most.kernel() + ", " + most.scenario() + ": " + most.corrupt() + " of " + most.trials()
                + " trials", "  ");
    }

    static String exploration(Results.ExplorationInfo e) {
        double all = Math.max(e.costs().stream().mapToDouble(Results.CostInfo::seconds).sum(), 1e-9);
        return String.format(Locale.ROOT, "%d orders in %.1f s: %.0f orders per second; most of the time went into %s", e.orders(), e.seconds(),
                e.ordersPerSecond(), e.costs().stream().limit(COSTS).map(c -> String.format(Locale.ROOT, "%s (%.0f %%)", c.what(),
                        100 * c.seconds() / all)).collect(Collectors.joining(", ")));
    }

    private List<Results.CellInfo> cells(Results.StepInfo step) {
        return results.cells().stream().filter(c -> c.kernel().equals(step.kernel())).toList();
    }
}
