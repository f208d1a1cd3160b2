package dev.subblock.cli.report.html;

import dev.subblock.analyzers.bisect.Find;
import dev.subblock.cli.bisect.Answer;
import dev.subblock.cli.bisect.BisectPage;
import dev.subblock.cli.bisect.BisectReport;
import dev.subblock.cli.bisect.Question;
import dev.subblock.cli.bisect.Scope.Place;
import dev.subblock.cli.bisect.Visit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A run of {@code bisect} as a page like {@link HtmlReport}'s: the answer, the range with how likely each commit is, each visit with its cells. */
public final class BisectionPage {

    /** Of commits, what people type. */
    private static final int SHORT = 12;

    private final Markup to = new Markup();
    private final BisectPage page;
    private final Path run;

    private BisectionPage(BisectPage page, Path run) {
        this.page = page;
        this.run = run;
    }

    /** The page; it ends with a line feed. @param page one that has a scope @param run where links to evidence lead */
    public static String render(BisectPage page, Path run) {
        return new BisectionPage(page, run.toAbsolutePath().normalize()).render();
    }

    private String render() {
        Answer answer = page.answer();
        String word = answer == null ? "interrupted" : answer.sound() ? "found" : "inconclusive";
        HtmlReport.begin(to, "bisect: " + word);
        to.open("header").element("p", "subblock bisect", "class", "brand").open("h1", "id", "answer");
        Words.verdict(to, word);
        to.text(" ").element("span", Words.cut(sentence(), 500)).close().open("dl");
        facts().forEach((name, value) -> to.open("div").element("dt", name).element("dd", Words.cut(String.valueOf(value), 120)).close());
        to.close().open("nav", "aria-label", "Sections");
        to.element("a", "Range", "href", "#matrix").text(" ").element("a", "Visits", "href", "#visits").text(" ");
        if (paste().isEmpty()) {
            to.close();
        } else {
            to.element("a", "To paste", "href", "#paste").close();
        }
        to.close().line().open("main", "id", "main").line();
        verified();
        range();
        section("visits", "What was tried, in this order");
        for (int i = 0; i < page.visits().size(); i++) {
            visit(i);
        }
        to.close().line();
        if (!paste().isEmpty()) {
            section("paste", "To paste, after reading it");
            to.element("pre", String.join("\n", paste())).close().line();
        }
        to.close().open("footer").text("Made from the run " + run.getFileName() + " alone. A probability is what the trials say of the commits in question, under these scenarios and this disk order.").close();
        return to.close().close().line().toString();
    }

    private String sentence() {
        Answer answer = page.answer();
        if (answer == null) {
            return "no answer after " + page.visits().size() + " visits: subblock bisect --continue " + run + " goes on";
        }
        boolean fix = page.question().find() == Find.FIX;
        if (answer.commits().size() != 1) {
            return answer.reason();
        }
        String id = answer.commits().get(0);
        var named = page.scope().named(id);
        return (named.patch() == null ? "" : "patch " + named.patch() + ", ") + named.title() + " (" + shorter(id) + "), " + (fix ? "cures it" : "brings it")
                + ", with a confidence of " + BisectReport.confidence(answer.probability()) + ": " + answer.reason();
    }

    private Map<String, Object> facts() {
        Question q = page.question();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("run", run.getFileName());
        facts.put("base", q.base());
        facts.put(q.series() == null ? "repository" : "series", q.series() == null ? q.repository() : q.series());
        facts.put("commits in question", page.scope().commits());
        facts.put("scenarios", String.join(", ", q.scenarios()));
        facts.put("disk order", q.order());
        facts.put("boots", page.visits().stream().filter(v -> v.boot() != null).count());
        facts.put("trials", String.format(Locale.ROOT, "%,d", page.visits().stream().mapToInt(Visit::trials).sum()));
        return facts;
    }

    private void section(String id, String heading) {
        to.open("section", "id", id, "aria-labelledby", "h-" + id).element("h2", heading, "id", "h-" + id);
    }

    private void verified() {
        if (page.answer() != null && !page.answer().verified().isEmpty()) {
            to.open("ul", "class", "note");
            page.answer().verified().forEach(line -> to.element("li", Words.cut(line, 400)));
            to.close();
        }
    }

    private void range() {
        section("matrix", "The range, and how likely each commit is the one");
        List<Place> places = page.scope().places();
        if (places == null) {
            to.element("p", "The run is of a subblock from before: it did not keep the range.", "class", "none").close().line();
            return;
        }
        RangeStrip.draw(to, page.scope().commits(), places, page.visits(), visitsByCommit());
        to.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-labelledby", "h-matrix").open("table");
        to.element("caption", "From the old end to the new" + (places.size() > page.scope().commits() ? "." : ": the ends, what was tried, and what is likely. Others of the "
                + page.scope().commits() + " commits are not shown."));
        to.open("thead").open("tr");
        List.of("", "commit", "title", "probability", "seen").forEach(h -> to.element("th", h, "scope", "col"));
        to.close().close().open("tbody").line();
        for (Place place : places) {
            boolean culprit = page.answer() != null && page.answer().commits().contains(place.id());
            to.open("tr", "class", culprit ? "chosen" : null).element("td", String.valueOf(place.number())).open("th", "scope", "row").element("code", shorter(place.id())).close();
            to.element("td", Words.cut(place.title(), 120)).element("td", place.number() == 0 ? "–" : likely(place.probability())).open("td");
            visitsByCommit().getOrDefault(place.id(), List.of()).forEach(i -> to.element("a", saw(page.visits().get(i)), "href", "#visit-" + (i + 1)).text(" "));
            to.close().close().line();
        }
        to.close().close().close();
        if (page.scope().outside() != null) {
            to.element("p", "That it is none of these, because an end is not what it was said to be: " + likely(page.scope().outside()) + ".", "class", "note");
        }
        to.close().line();
    }

    private Map<String, List<Integer>> visitsByCommit() {
        Map<String, List<Integer>> by = new LinkedHashMap<>();
        for (int i = 0; i < page.visits().size(); i++) {
            by.computeIfAbsent(page.visits().get(i).commit(), c -> new ArrayList<>()).add(i);
        }
        return by;
    }

    private void visit(int i) {
        Visit visit = page.visits().get(i);
        to.open("details", "class", "cell", "id", "visit-" + (i + 1)).open("summary");
        Words.verdict(to, saw(visit));
        to.text(" " + why(visit) + ": " + Words.cut(visit.title(), 120) + " ").element("small", shorter(visit.commit()) + ", " + Words.cut(visit.reason(), 200)).close();
        if (!visit.scenarios().isEmpty()) {
            to.open("table").element("caption", "Corrupt trials").open("tbody");
            new TreeMap<>(visit.scenarios()).forEach((name, corrupt) -> to.open("tr").element("th", name, "scope", "row").element("td", String.valueOf(corrupt)).close());
            to.close().close();
        }
        if (visit.boot() != null) {
            to.element("p", (visit.buildSeconds() > 0 ? String.format(Locale.ROOT, "Built in %.0f s, ", visit.buildSeconds()) : "The kernel was there; ")
                    + String.format(Locale.ROOT, "booted and tried in %.0f s.", visit.bootSeconds()));
            to.open("p").element("a", "evidence, console and trace", "href", run.resolve(visit.boot()).toUri() + "/").text(" (" + run.resolve(visit.boot()) + ")").close();
        }
        to.close().line();
    }

    private List<String> paste() {
        return page.answer() == null ? List.of() : BisectReport.paste(page.question(), page.scope(), page.answer());
    }

    /** Never rounded to certainty, of either kind. */
    static String likely(double probability) {
        return probability < 0.001 ? "below 0.1 %" : probability > 0.999 ? "above 99.9 %" : String.format(Locale.ROOT, "%.1f %%", 100 * probability);
    }

    private static String saw(Visit visit) {
        return visit.saw() == Visit.Saw.UNTESTABLE ? "untestable" : visit.saw().name().toLowerCase(Locale.ROOT);
    }

    private static String why(Visit visit) {
        return switch (visit.why()) {
            case "end" -> "an end of the range";
            case "search" -> "searching";
            case "verify" -> "once more";
            case "revert" -> "without the commit";
            default -> visit.why();
        };
    }

    private static String shorter(String id) {
        return id.length() == 40 ? id.substring(0, SHORT) : id;
    }
}
