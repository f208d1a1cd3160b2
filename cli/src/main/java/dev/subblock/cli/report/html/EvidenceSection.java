package dev.subblock.cli.report.html;

import dev.subblock.cli.report.Report;
import dev.subblock.cli.run.CellFinder;
import dev.subblock.cli.run.Matrix;
import dev.subblock.cli.run.Results;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What each cell of the matrix rests on: first the groups in which something failed, cell by cell; then the others, a row each. */
final class EvidenceSection {

    /** Of the page, in characters: beyond this a failing cell is a row as a passing one is, so that the page stays below 5 MB. */
    private static final int ARTICLES_END = 3_300_000;
    /** Beyond this not even that. */
    private static final int ROWS_END = 4_300_000;
    private static final int REASON = 240;

    private final Markup to;
    private final Report report;
    private final Matrix matrix;
    private int leftOut;
    private boolean opened;

    private EvidenceSection(Markup to, Report report) {
        this.to = to;
        this.report = report;
        this.matrix = report.matrix();
    }

    static void write(Markup to, Report report) {
        EvidenceSection section = new EvidenceSection(to, report);
        section.failing();
        section.unjudged();
        section.others();
    }

    /** A group is where its worst cell is. */
    private enum Kind {
        FAILED, UNJUDGED, QUIET;

        static Kind of(List<Results.CellInfo> cells) {
            return cells.stream().anyMatch(Report::failed) ? FAILED : cells.stream().anyMatch(Report::failing) ? UNJUDGED : QUIET;
        }
    }

    private void failing() {
        to.open("section", "id", "failing", "aria-labelledby", "h-failing").element("h2", "Failing cells", "id", "h-failing");
        if (report.undrawn() > 0) {
            to.element("p", report.undrawn() + " corrupt cells are not drawn, there being so many; those on whose kernel the corruption begins come first.", "class", "note");
        }
        if (!groups(Kind.FAILED)) {
            to.element("p", "None.");
        }
        to.close().line();
    }

    private void unjudged() {
        to.open("section", "id", "unjudged", "aria-labelledby", "h-unjudged").element("h2", "Corrupt, and not judged", "id", "h-unjudged");
        to.element("p", "Nobody promises these, or the base is known to fail them: they are told, and decide nothing.", "class", "note");
        if (!groups(Kind.UNJUDGED)) {
            to.element("p", "None.");
        }
        to.close().line();
    }

    private boolean groups(Kind kind) {
        boolean any = false;
        for (Results.StepInfo kernel : matrix.kernels()) {
            List<String> classes = classes(kernel, kind);
            if (!classes.isEmpty()) {
                any = true;
                heading(kernel);
                classes.forEach(c -> group(kernel, c));
            }
        }
        return any;
    }

    private List<String> classes(Results.StepInfo kernel, Kind kind) {
        return matrix.classes().stream().filter(c -> !matrix.of(kernel.kernel(), c).isEmpty() && Kind.of(matrix.of(kernel.kernel(), c)) == kind).toList();
    }

    private void heading(Results.StepInfo kernel) {
        to.element("h3", kernel.kernel() + " · " + Words.cut(kernel.title(), 120), "class", "kernel");
    }

    private void group(Results.StepInfo kernel, String raceClass) {
        List<Results.CellInfo> cells = matrix.of(kernel.kernel(), raceClass);
        List<Results.CellInfo> bad = cells.stream().filter(Report::failing).toList();
        to.open("section", "class", "group", "id", Words.group(kernel.kernel(), raceClass), "aria-label", kernel.kernel() + ", " + raceClass);
        to.open("h4");
        Words.verdict(to, matrix.verdict(kernel.kernel(), raceClass));
        to.text(" " + raceClass + " on " + kernel.kernel() + " ").element("small", bad.size() + " of " + cells.size() + (cells.size() == 1 ? " scenario" : " scenarios") + " corrupt").close();
        Set<Results.CellInfo> written = new HashSet<>();
        for (Results.CellInfo cell : bad) {
            if (to.length() < ARTICLES_END) {
                written.add(cell);
                // One open picture shows what the others hold.
                new CellArticle(to, report, cell).write(!opened && report.drawn().containsKey(CellFinder.name(cell)));
                opened |= report.drawn().containsKey(CellFinder.name(cell));
            }
        }
        List<Results.CellInfo> rows = cells.stream().filter(c -> !written.contains(c)).toList();
        if (!rows.isEmpty()) {
            table(rows, "Other scenarios of " + raceClass + " on " + kernel.kernel());
        }
        to.close().line();
    }

    private void others() {
        to.open("section", "id", "evidence", "aria-labelledby", "h-evidence").element("h2", "All other cells", "id", "h-evidence");
        for (Results.StepInfo kernel : matrix.kernels()) {
            List<String> classes = classes(kernel, Kind.QUIET);
            if (!classes.isEmpty()) {
                heading(kernel);
                classes.forEach(c -> quiet(kernel, c));
            }
        }
        if (leftOut > 0) {
            to.element("p", leftOut + " cells are left out here, so that this page stays small; results.json has them.", "class", "note");
        }
        to.close().line();
    }

    private void quiet(Results.StepInfo kernel, String raceClass) {
        List<Results.CellInfo> cells = matrix.of(kernel.kernel(), raceClass);
        long trials = cells.stream().mapToLong(Results.CellInfo::trials).sum();
        to.open("div", "class", "quiet", "id", Words.group(kernel.kernel(), raceClass));
        Words.verdict(to, matrix.verdict(kernel.kernel(), raceClass));
        to.text(" ").element("b", raceClass).text(" on " + kernel.kernel() + ": " + cells.size() + (cells.size() == 1 ? " scenario, " : " scenarios, ") + trials + " trials");
        table(cells, raceClass + " on " + kernel.kernel());
        to.close().line();
    }

    private void table(List<Results.CellInfo> cells, String caption) {
        to.open("details").element("summary", cells.size() == 1 ? "the scenario" : "the " + cells.size() + " scenarios").open("div", "class", "scroll").open("table").element("caption", caption);
        to.open("thead").open("tr").element("th", "scenario", "scope", "col").element("th", "verdict", "scope", "col").element("th", "trials", "scope", "col")
                .element("th", "reason", "scope", "col").close().close().open("tbody");
        for (Results.CellInfo cell : cells) {
            if (to.length() > ROWS_END) {
                leftOut++;
                continue;
            }
            to.open("tr", "id", Words.id(cell)).element("th", Words.cut(cell.scenario(), 120), "scope", "row").open("td");
            Words.verdict(to, Matrix.word(cell));
            to.close().element("td", Words.rate(cell)).element("td", Words.cut(cell.reason(), REASON)).close().line();
        }
        to.close().close().close().close();
    }
}
