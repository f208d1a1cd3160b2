package dev.subblock.cli.report.html;

import dev.subblock.analyzers.explain.Explanation;
import dev.subblock.analyzers.explain.RequestView;
import dev.subblock.cli.report.Report;
import dev.subblock.cli.run.CellFinder;
import dev.subblock.cli.run.Matrix;
import dev.subblock.cli.run.Results;
import java.util.List;
import java.util.OptionalLong;

/** A failing cell: the sentence, the two pictures, and the command that runs it again. */
final class CellArticle {

    private static final int SENTENCE = 700;
    private static final int LANDINGS = 16;
    private static final int SCENARIO = 2_000;

    private final Markup to;
    private final Report report;
    private final Results.CellInfo cell;
    private final Explanation what;

    CellArticle(Markup to, Report report, Results.CellInfo cell) {
        this.to = to;
        this.report = report;
        this.cell = cell;
        this.what = report.drawn().get(CellFinder.name(cell));
    }

    void write(boolean open) {
        to.open("details", "class", "cell", "id", Words.id(cell), "open", open ? "" : null).open("summary");
        Words.verdict(to, Matrix.word(cell));
        to.text(" ").element("b", Words.cut(cell.scenario(), 120)).text(" ").element("small", Words.rate(cell) + (cell.order() == null ? "" : ", order " + Words.cut(cell.order(), 60))).close();
        report.expected(cell).ifPresent(e -> to.element("p", "To fail here, and did: " + e + ".", "class", "note"));
        if (cell.known() != null) {
            to.element("p", "Known: " + Words.cut(cell.known(), SENTENCE), "class", "note");
        }
        if (what == null) {
            words();
        } else {
            pictures();
        }
        to.open("p", "class", "again").element("span", "To see it again: ").element("code", report.rerun(cell)).close();
        to.close().line();
    }

    /** What results.json has of a cell that is not drawn. */
    private void words() {
        to.element("p", Words.sentence(Words.cut(cell.reason(), SENTENCE)));
        cell.findings().stream().limit(1).forEach(f -> to.element("p", Words.sentence(Words.cut(f, SENTENCE)), "class", "finding"));
        if (!cell.landing().isEmpty()) {
            to.element("p", "In the order in which they landed:").open("ol", "class", "log");
            cell.landing().stream().limit(LANDINGS).forEach(l -> to.element("li", Words.cut(l, SENTENCE)));
            to.close();
        }
    }

    private void pictures() {
        to.open("figure").open("div", "class", "pair").open("div").element("h5", "Block " + what.block() + " of the file, " + what.blockSize() + " bytes"
                + (what.subject().state().isEmpty() ? "" : ", before: " + what.subject().state())).open("div", "class", "scroll");
        BlockMap.draw(to, what);
        to.close().element("p", "A, B … data of that write; 0 zeros; = what was there before; ~ an older sector; - behind the end of the file; ? anything else; ✓ as it had to be", "class", "key").close();
        to.open("div").element("h5", "Requests at the disk, trial " + what.trial());
        if (!what.traced() || what.requests().isEmpty()) {
            to.element("p", "The disk kept no trace of this trial: nothing is known of the order.", "class", "note");
        } else {
            to.open("div", "class", "scroll");
            Timeline.draw(to, what);
            to.close().element("p", "Numbers: requests as they arrived. Letters: whose data. 0: zeros. Dotted: not on this block.", "class", "key");
        }
        to.close().close().element("figcaption", Words.sentence(Words.cut(what.shown().sentence(), SENTENCE)), "class", "finding").close();
        if (what.traced() && !what.requests().isEmpty()) {
            requests(Timeline.shown(what));
        }
        more();
    }

    private void requests(List<RequestView> shown) {
        to.open("details").element("summary", "Requests as a table").open("div", "class", "scroll").open("table").element("caption", "Times in microseconds since the trial began.");
        to.open("thead").open("tr");
        List.of("request", "kind", "arrived", "landed", "brought to the block").forEach(h -> to.element("th", h, "scope", "col"));
        to.close().close().open("tbody");
        for (RequestView r : shown) {
            to.open("tr", "class", r.culprit() ? "culprit" : null).element("th", "#" + r.arrival(), "scope", "row").element("td", r.op()).element("td", String.valueOf(r.arrivedUs()))
                    .element("td", landed(r.landedUs()) + (r.error() != 0 ? ", error " + r.error() : ""))
                    .element("td", (r.holds().isEmpty() ? "nothing" : Words.cut(r.holds(), 200)) + (r.culprit() ? ": did the damage" : "")).close();
        }
        to.close().close().close();
        if (what.requests().size() > shown.size()) {
            to.element("p", (what.requests().size() - shown.size()) + " more requests of the trial are left out.", "class", "note");
        }
        to.close();
    }

    private static String landed(OptionalLong us) {
        return us.isPresent() ? String.valueOf(us.getAsLong()) : "never";
    }

    private void more() {
        to.open("details").element("summary", "The scenario").element("pre", Words.cut(what.subject().scenario().strip(), SCENARIO)).close();
        if (!what.others().isEmpty()) {
            to.open("details").element("summary", "Also in this trial").open("ul");
            what.others().forEach(o -> to.element("li", Words.sentence(Words.cut(o, SENTENCE))));
            to.close().close();
        }
        if (what.corrupt() > 1) {
            to.element("p", "One trial is drawn; " + (what.corrupt() - 1) + " other corrupt " + (what.corrupt() == 2 ? "one is" : "ones are") + " left out: explain --trial N draws any of which the run kept the evidence.", "class", "note");
        }
    }
}
