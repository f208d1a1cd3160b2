package dev.subblock.cli.report.html;

import dev.subblock.cli.report.Report;
import dev.subblock.cli.report.State;
import dev.subblock.cli.run.Results;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A run as one file of HTML: the style sheet and the pictures are in it, there is no script, and its policy lets a browser load
 * nothing. What the run says is text, whatever it contains.
 */
public final class HtmlReport {

    private HtmlReport() {}

    /** The page; it ends with a line feed. */
    public static String render(Report report) {
        Markup to = new Markup();
        begin(to, title(report));
        head(to, report);
        to.open("main", "id", "main").line();
        remarks(to, report);
        MatrixSection.write(to, report);
        ClaimsSection.write(to, report);
        SeriesSection.write(to, report);
        RatesSection.write(to, report);
        ConsoleSection.write(to, report);
        EvidenceSection.write(to, report);
        to.close().open("footer").text("Made by subblock " + report.results().host().subblock() + " from the run " + report.run().getFileName()
                + " alone. What was not seen is not shown to be absent: a verdict speaks of these scenarios on these kernels.").close();
        return to.close().close().line().toString();
    }

    /** A page up to its body's first element. */
    static void begin(Markup to, String title) {
        to.ours("<!doctype html>\n").open("html", "lang", "en").open("head").empty("meta", "charset", "utf-8");
        to.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        to.empty("meta", "name", "color-scheme", "content", "light dark");
        to.empty("meta", "http-equiv", "Content-Security-Policy", "content", "default-src 'none'; style-src 'unsafe-inline'");
        to.element("title", "subblock: " + title).open("style").ours(styles()).close().close().line();
        to.open("body").element("a", "Skip to the matrix", "href", "#matrix", "class", "skip");
    }

    /** The style sheet, as it stands in the page. */
    static String styles() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(in, "report.css is missing").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String title(Report report) {
        Results r = report.results();
        return (r.series().name().equals("none") ? "" : r.series().name() + " " + r.series().version() + " on ") + r.base().name() + ": " + word(report);
    }

    private static String word(Report report) {
        return report.state() == State.ENDED ? report.results().verdict() : report.state().name().toLowerCase(Locale.ROOT);
    }

    private static void head(Markup to, Report report) {
        Results r = report.results();
        to.open("header").element("p", "subblock", "class", "brand").open("h1", "id", "answer");
        Words.verdict(to, word(report));
        to.text(" ").open("span").text(Words.cut(report.answer(), 500)).close().close();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("run", String.valueOf(report.run().getFileName()));
        facts.put("kernels", String.valueOf(report.matrix().kernels().size()));
        facts.put("scenarios", String.valueOf(r.cells().stream().map(Results.CellInfo::scenario).distinct().count()));
        facts.put("trials", String.format(Locale.ROOT, "%,d", r.cells().stream().mapToLong(Results.CellInfo::trials).sum()));
        facts.put("disk order", r.cells().stream().map(Results.CellInfo::order).filter(Objects::nonNull).distinct().limit(3).collect(Collectors.joining(", ")));
        facts.put("machine", r.host().accelerator());
        to.open("dl");
        facts.forEach((name, value) -> to.open("div").element("dt", name).element("dd", Words.cut(value.isEmpty() ? "–" : value, 80)).close());
        to.close().open("nav", "aria-label", "Sections");
        for (String[] one : new String[][] {{"matrix", "Matrix"}, {"claims", "Claims"}, {"series", "Series"}, {"rates", "Rates"}, {"console", "Consoles"},
            {"failing", "Failing cells"}, {"unjudged", "Not judged"}, {"evidence", "All other cells"}}) {
            boolean there = switch (one[0]) {
                case "claims" -> !r.claims().isEmpty();
                case "series" -> !r.series().name().equals("none");
                case "rates" -> !report.matrix().classes().isEmpty();
                default -> true;
            };
            if (there) {
                to.element("a", one[1], "href", "#" + one[0]).text(" ");
            }
        }
        to.close().close().line();
    }

    private static void remarks(Markup to, Report report) {
        if (!report.remarks().isEmpty() || !report.results().base().remarks().isEmpty()) {
            to.open("ul", "class", "note");
            report.remarks().forEach(n -> to.element("li", Words.cut(n, 400)));
            report.results().base().remarks().stream().limit(10).forEach(n -> to.element("li", Words.cut(report.results().base().name() + ": " + n, 400)));
            to.close();
        }
    }
}
