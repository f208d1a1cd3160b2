package dev.subblock.cli.report.html;

import dev.subblock.cli.report.Report;
import dev.subblock.cli.run.Matrix;
import dev.subblock.cli.run.Results;
import java.util.List;

/** A row for each kernel, a column for each class; a cell leads to its evidence. */
final class MatrixSection {

    /** So many fit a page of 1200 pixels, however long their words; with more of them the words are set narrow. */
    private static final int WIDE = 9;

    private MatrixSection() {}

    static void write(Markup to, Report report) {
        Matrix matrix = report.matrix();
        to.open("section", "id", "matrix", "aria-labelledby", "h-matrix").element("h2", "Kernels and classes of races", "id", "h-matrix");
        if (matrix.kernels().isEmpty()) {
            to.element("p", "Nothing was run yet.").close().line();
            return;
        }
        to.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-labelledby", "h-matrix").open("table", "class", matrix.classes().size() > WIDE ? "matrix many" : "matrix");
        to.element("caption", "Each cell sums its scenarios and leads to what is known of them.");
        to.open("thead").open("tr").element("th", "kernel", "scope", "col");
        matrix.classes().forEach(c -> to.element("th", c, "scope", "col"));
        to.close().close().open("tbody").line();
        matrix.kernels().forEach(k -> row(to, matrix, k));
        to.close().close().close();
        to.element("p", "pass: looked with a check that was seen to fail, and found nothing. FAIL: corrupt. inconclusive: nothing was seen, and that says too little. "
                + "skip: nobody promises it. known: fails as the base is known to. error: trouble of subblock's own.", "class", "note");
        changes(to, matrix);
        to.close().line();
    }

    private static void row(Markup to, Matrix matrix, Results.StepInfo kernel) {
        to.open("tr").element("th", kernel.kernel(), "scope", "row", "title", Words.cut(kernel.title(), 120));
        if (!kernel.build().equals("ok")) {
            to.element("td", kernel.build().equals("failed") ? "does not build" : "not built yet", "colspan", Math.max(1, matrix.classes().size()), "class", "none");
        } else {
            matrix.classes().forEach(c -> cell(to, kernel, c, matrix));
        }
        to.close().line();
    }

    private static void cell(Markup to, Results.StepInfo kernel, String raceClass, Matrix matrix) {
        List<Results.CellInfo> cells = matrix.of(kernel.kernel(), raceClass);
        to.open("td");
        if (cells.isEmpty()) {
            to.element("span", "·", "class", "none", "title", "not run");
        } else {
            to.open("a", "href", "#" + Words.group(kernel.kernel(), raceClass), "aria-label", kernel.kernel() + ", " + raceClass + ": " + matrix.verdict(kernel.kernel(), raceClass));
            if (matrix.classes().size() > WIDE) {
                Words.narrow(to, matrix.verdict(kernel.kernel(), raceClass));
            } else {
                Words.verdict(to, matrix.verdict(kernel.kernel(), raceClass));
            }
            to.close();
        }
        to.close();
    }

    /** Which patch changed what. */
    private static void changes(Markup to, Matrix matrix) {
        to.element("h3", "What each patch changed").open("ul", "class", "changes");
        Results.StepInfo before = null;
        for (Results.StepInfo kernel : matrix.kernels()) {
            if (kernel.step() != null && before != null && before.step() != null && kernel.build().equals("ok") && before.build().equals("ok")) {
                change(to, matrix, before, kernel);
            }
            before = kernel;
        }
        to.close();
    }

    private static void change(Markup to, Matrix matrix, Results.StepInfo before, Results.StepInfo kernel) {
        to.open("li").element("b", kernel.kernel()).text(" " + Words.cut(kernel.title(), 120));
        List<String> changed = matrix.classes().stream().filter(c -> !matrix.verdict(before.kernel(), c).equals(matrix.verdict(kernel.kernel(), c))).toList();
        if (changed.isEmpty()) {
            to.element("small", ": nothing");
        }
        for (String raceClass : changed) {
            to.open("span", "class", "change").text(raceClass + " ");
            Words.verdict(to, matrix.verdict(before.kernel(), raceClass));
            to.text(" → ");
            Words.verdict(to, matrix.verdict(kernel.kernel(), raceClass));
            to.close();
        }
        to.close().line();
    }
}
