package dev.subblock.cli.report.html;

import dev.subblock.cli.report.Report;
import dev.subblock.cli.run.Results;
import java.util.List;

/** How each kernel built and ran: compiler warnings, console findings, {@code xfs_repair}. */
final class ConsoleSection {

    /** Of a kernel; the console log has them all. */
    private static final int LINES = 20;
    private static final int LINE = 300;

    private ConsoleSection() {}

    static void write(Markup to, Report report) {
        to.open("section", "id", "console", "aria-labelledby", "h-console").element("h2", "Builds, boots and consoles", "id", "h-console");
        to.open("div", "class", "scroll").open("table").element("caption", "What the kernels themselves said.");
        to.open("thead").open("tr");
        List.of("kernel", "build", "warnings", "boot", "xfs_repair", "console").forEach(h -> to.element("th", h, "scope", "col"));
        to.close().close().open("tbody").line();
        report.results().steps().forEach(s -> row(to, s));
        to.close().close().close();
        if (!report.results().controls().isEmpty()) {
            controls(to, report.results());
        }
        to.close().line();
    }

    private static void row(Markup to, Results.StepInfo s) {
        to.open("tr").element("th", s.kernel(), "scope", "row");
        word(to, s.build());
        lines(to, s.warningLines(), s.warnings());
        word(to, s.boot());
        word(to, s.repair());
        lines(to, s.console(), s.console().size());
        to.close().line();
    }

    private static void word(Markup to, String word) {
        to.open("td");
        if (word != null) {
            Words.verdict(to, word);
        } else {
            to.text("–");
        }
        to.close();
    }

    private static void lines(Markup to, List<String> lines, int all) {
        to.open("td");
        if (all == 0) {
            to.text("none");
        } else {
            to.open("details").element("summary", all == 1 ? "1 line" : all + " lines").open("ul", "class", "log");
            lines.stream().limit(LINES).forEach(l -> to.element("li", Words.cut(l, LINE)));
            if (all > Math.min(lines.size(), LINES)) {
                to.element("li", "and " + (all - Math.min(lines.size(), LINES)) + " more");
            }
            to.close().close();
        }
        to.close();
    }

    private static void controls(Markup to, Results results) {
        to.element("h3", "Controls: kernels with one historical bug each, to be caught");
        to.open("div", "class", "scroll").open("table").element("caption", "A check that was never seen to fail proves nothing: here each was.");
        to.open("thead").open("tr");
        List.of("control", "verdict", "classes", "revives", "caught first by").forEach(h -> to.element("th", h, "scope", "col"));
        to.close().close().open("tbody").line();
        for (Results.ControlInfo c : results.controls()) {
            to.open("tr").element("th", c.id(), "scope", "row");
            word(to, c.verdict());
            to.element("td", Words.cut(String.join(", ", c.classes()), LINE)).element("td", Words.cut(String.valueOf(c.revives()), LINE));
            to.element("td", c.by().isEmpty() ? Words.cut(c.reason(), LINE) : c.by().get(0).scenario() + ", in trial " + c.by().get(0).trials());
            to.close().line();
        }
        to.close().close().close();
        if (!results.uncaught().isEmpty()) {
            to.element("p", "Scenarios that no control made fail: " + Words.cut(String.join(", ", results.uncaught()), 1000) + ".");
        }
    }
}
