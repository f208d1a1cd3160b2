package dev.subblock.cli.report.ktap;

import dev.subblock.cli.report.Report;
import dev.subblock.cli.run.Matrix;
import dev.subblock.cli.run.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * KTAP version 1, nested: kernel, class, scenario. A scenario that was to fail and did is {@code ok … # XFAIL}, as kselftest says it;
 * what is inconclusive or our own trouble is {@code not ok … # ERROR}, since a pass was not earned; what nobody promised is
 * {@code ok … # SKIP}. A parent is {@code not ok} if a child is.
 */
public final class KtapReport {

    /** Longer than any reason of ours: a line of the console is cut there. */
    private static final int DIAGNOSTIC = 300;

    private final Report report;
    private final StringBuilder text = new StringBuilder();
    private int passed;
    private int failed;
    private int expected;
    private int skipped;
    private int errors;

    private KtapReport(Report report) {
        this.report = report;
    }

    /** The whole of it; it ends with a line feed. */
    public static String render(Report report) {
        return new KtapReport(report).render();
    }

    private String render() {
        Matrix matrix = report.matrix();
        line(0, "KTAP version 1");
        line(0, "# " + clean(report.answer()));
        boolean controls = !report.results().controls().isEmpty();
        line(0, "1.." + (matrix.kernels().size() + (controls ? 1 : 0)));
        int number = 0;
        for (Results.StepInfo kernel : matrix.kernels()) {
            result(0, ++number, kernel.kernel(), kernel(kernel, matrix), "");
        }
        if (controls) {
            result(0, ++number, "controls", controls(), "");
        }
        line(0, "# Totals: pass:" + passed + " fail:" + failed + " xfail:" + expected + " xpass:0 skip:" + skipped + " error:" + errors);
        return text.toString();
    }

    private boolean kernel(Results.StepInfo kernel, Matrix matrix) {
        begin(1, kernel.kernel());
        line(1, "# " + clean(kernel.title()));
        if (!kernel.build().equals("ok")) {
            line(1, "1..1");
            errors++;
            result(1, 1, "build", false, kernel.build().equals("failed") ? "ERROR does not build" : "ERROR not built yet");
            return false;
        }
        List<String> classes = matrix.classes().stream().filter(c -> !matrix.of(kernel.kernel(), c).isEmpty()).toList();
        line(1, classes.isEmpty() ? "1..0 # SKIP nothing was run on it" : "1.." + classes.size());
        boolean good = true;
        for (int i = 0; i < classes.size(); i++) {
            boolean own = cells(classes.get(i), matrix.of(kernel.kernel(), classes.get(i)));
            result(1, i + 1, classes.get(i), own, "");
            good &= own;
        }
        return good;
    }

    private boolean cells(String raceClass, List<Results.CellInfo> cells) {
        begin(2, raceClass);
        line(2, "1.." + cells.size());
        boolean good = true;
        for (int i = 0; i < cells.size(); i++) {
            good &= cell(i + 1, cells.get(i));
        }
        return good;
    }

    private boolean cell(int number, Results.CellInfo cell) {
        Optional<String> expectation = report.expected(cell);
        List<String> notes = new ArrayList<>(List.of(cell.reason()));
        boolean good;
        String directive;
        switch (cell.verdict()) {
            case "pass" -> {
                passed++;
                good = true;
                directive = "";
            }
            case "skip" -> {
                skipped++;
                good = true;
                directive = "SKIP " + (cell.known() == null ? "not promised" : "fails as the base is known to");
            }
            case "fail" -> {
                good = expectation.isPresent();
                expected += good ? 1 : 0;
                failed += good ? 0 : 1;
                directive = expectation.map(e -> "XFAIL " + e).orElse("");
                notes.addAll(cell.findings().stream().limit(1).toList());
                if (!good) {
                    notes.add("to see it again: " + report.rerun(cell));
                }
            }
            default -> {
                errors++;
                good = false;
                directive = "ERROR " + cell.verdict();
            }
        }
        notes.forEach(n -> line(2, "# " + clean(n)));
        result(2, number, cell.scenario(), good, directive);
        return good;
    }

    private boolean controls() {
        begin(1, "controls");
        List<Results.ControlInfo> all = report.results().controls();
        line(1, "1.." + all.size());
        boolean good = true;
        for (int i = 0; i < all.size(); i++) {
            Results.ControlInfo control = all.get(i);
            boolean caught = control.verdict().equals("caught");
            boolean error = control.verdict().equals("error");
            passed += caught ? 1 : 0;
            errors += error ? 1 : 0;
            failed += caught || error ? 0 : 1;
            line(1, "# " + clean(control.reason()));
            result(1, i + 1, control.id(), caught, error ? "ERROR it could not be run" : "");
            good &= caught;
        }
        return good;
    }

    private void begin(int depth, String name) {
        line(depth, "KTAP version 1");
        line(depth, "# Subtest: " + description(name));
    }

    private void result(int depth, int number, String name, boolean good, String directive) {
        line(depth, (good ? "ok " : "not ok ") + number + " " + description(name) + (directive.isEmpty() ? "" : " # " + clean(directive)));
    }

    private void line(int depth, String words) {
        text.append("  ".repeat(depth)).append(words).append('\n');
    }

    /** A {@code #} would begin a directive. */
    private static String description(String name) {
        return clean(name).replace("#", "_");
    }

    private static String clean(String words) {
        String one = words.replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ").strip();
        return one.length() > DIAGNOSTIC ? one.substring(0, DIAGNOSTIC - 1) + "…" : one;
    }
}
