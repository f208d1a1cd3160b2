package dev.subblock.cli.report.html;

import dev.subblock.cli.protocol.ProtocolResults;
import dev.subblock.cli.protocol.ProtocolResults.Cell;
import dev.subblock.cli.protocol.ProtocolResults.Looked;
import dev.subblock.cli.protocol.ProtocolResults.Row;
import dev.subblock.cli.run.Results;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A run of {@code protocol} as a page like {@link HtmlReport}'s: kinds × kernels, what changed, and each sequence behind its kind. */
public final class ProtocolPage {

    /** Of kinds that are shown with their sequences, those that changed first: some 10 KB each, and a page of 5 MB is slow to open. */
    static final int MOST_KINDS = 400;
    /** Of tokens in a sequence or lines of a difference: a write has some fifty. */
    private static final int MOST_TOKENS = 400;

    private final Markup to = new Markup();
    private final ProtocolResults results;
    private final List<Row> moving;
    private final List<Row> still;

    private ProtocolPage(ProtocolResults results) {
        this.results = results;
        List<Row> all = results.kinds();
        this.moving = all.stream().filter(r -> !still(r)).limit(MOST_KINDS).toList();
        this.still = all.stream().filter(ProtocolPage::still).limit(MOST_KINDS - moving.size()).toList();
    }

    /** The page; it ends with a line feed. @param run its name */
    public static String render(ProtocolResults results, String run) {
        return new ProtocolPage(results).page(run);
    }

    private String page(String run) {
        String what = results.series().name() + " " + results.series().version() + " on " + results.base().name() + " " + results.base().version();
        HtmlReport.begin(to, what + ": " + results.verdict());
        to.open("header").element("p", "subblock protocol", "class", "brand").open("h1", "id", "answer");
        Words.verdict(to, results.verdict());
        to.text(" ").element("span", Words.cut(what + ": " + results.reason(), 500)).close().open("dl");
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("run", run);
        facts.put("kinds of write", results.kinds().size());
        facts.put("kernels", results.kernels().size());
        facts.put("each written", results.repeats() + " times");
        facts.put("changes from step to step", results.changes().size());
        facts.forEach((name, value) -> to.open("div").element("dt", name).element("dd", Words.cut(String.valueOf(value), 80)).close());
        to.close().open("nav", "aria-label", "Sections");
        List.of("Matrix", "Claims", "Sequences", "Unchanged").forEach(s -> to.element("a", s, "href", "#" + s.toLowerCase(Locale.ROOT)).text(" "));
        to.close().close().line().open("main", "id", "main").line();
        remarks();
        matrix();
        claims();
        section("sequences", "What each kernel does");
        moving.forEach(this::kind);
        to.close().line();
        section("unchanged", "The same on every kernel");
        still.forEach(this::kind);
        if (still.isEmpty()) {
            to.element("p", "No kind.", "class", "none");
        }
        to.close().line();
        to.close().open("footer").text("Made from the run " + run + " alone. Nothing else was in flight: a wait shows that the kernel would wait, not for what.").close();
        return to.close().close().line().toString();
    }

    private void section(String id, String heading) {
        to.open("section", "id", id, "aria-labelledby", "h-" + id).element("h2", heading, "id", "h-" + id);
    }

    private void remarks() {
        List<String> remarks = new ArrayList<>();
        for (Looked kernel : results.kernels()) {
            if (!kernel.lacks().isEmpty()) {
                remarks.add(kernel.kernel() + " can't tell of " + String.join(", ", kernel.lacks()));
            }
            kernel.console().stream().limit(10).forEach(line -> remarks.add(kernel.kernel() + " complained: " + line));
        }
        int left = results.kinds().size() - moving.size() - still.size();
        if (left > 0) {
            remarks.add(left + " kinds are left out here, so that this page stays small; " + ProtocolResults.FILE + " has all.");
        }
        if (!remarks.isEmpty()) {
            to.open("ul", "class", "note");
            remarks.forEach(r -> to.element("li", Words.cut(r, 400)));
            to.close();
        }
    }

    private void matrix() {
        section("matrix", "Kinds of write and steps");
        if (moving.isEmpty()) {
            to.element("p", "No kind differs between these kernels.").close().line();
            return;
        }
        to.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-labelledby", "h-matrix").open("table", "class", "matrix turned protocol");
        to.element("caption", "A letter is one sequence of this kind: what has the same letter does the same. A box marks what a patch changed. Each leads to the sequences.");
        to.open("thead").open("tr").element("th", "kind of write", "scope", "col");
        results.kernels().forEach(k -> to.open("th", "scope", "col").element("span", Words.cut(k.kernel() + (k.step() == null ? "" : " " + k.title()), 60)).close());
        to.close().close().open("tbody").line();
        for (Row row : moving) {
            to.open("tr").open("th", "scope", "row").element("a", row.kind(), "href", "#" + id(row)).close();
            for (int i = 0; i < row.cells().size(); i++) {
                cell(row, i);
            }
            to.close().line();
        }
        to.close().close().close().close().line();
    }

    private void cell(Row row, int i) {
        String letter = letter(row, i);
        boolean changed = changed(row, i);
        to.open("td", "class", changed ? "changed" : null).open("a", "href", "#" + id(row), "aria-label",
                row.kind() + ", " + results.kernels().get(i).kernel() + ": sequence " + letter + (changed ? ", changed by this patch" : ""));
        to.element("span", letter, "class", letter.equals("?") ? "v v-open" : changed ? "v v-changed" : "none").close().close();
    }

    /** Against the step before, or of a control against the base as it came. */
    private boolean changed(Row row, int i) {
        String kernel = results.kernels().get(i).kernel();
        return results.changes().stream().anyMatch(c -> kernel.equals(c.to()) && row.kind().equals(c.kind()))
                || results.controls().stream().anyMatch(c -> kernel.equals(Results.CONTROL_KERNEL + c.id()) && c.kinds().contains(row.kind()));
    }

    /** A for the first sequence that the kind has, in the order of kernels; ? where it has none. */
    private static String letter(Row row, int i) {
        String print = row.cells().get(i).fingerprint();
        int number = print == null ? -1 : prints(row).indexOf(print);
        return number < 0 ? "?" : number < 26 ? String.valueOf((char) ('A' + number)) : String.valueOf(number + 1);
    }

    private static List<String> prints(Row row) {
        return row.cells().stream().map(Cell::fingerprint).filter(Objects::nonNull).distinct().toList();
    }

    private static boolean still(Row row) {
        return prints(row).size() == 1 && row.cells().stream().allMatch(c -> c.fingerprint() != null);
    }

    private static String id(Row row) {
        return Words.id("k", row.kind());
    }

    private void claims() {
        section("claims", "What the series says of it");
        if (results.claims().isEmpty()) {
            to.element("p", "Nothing.", "class", "none");
        }
        for (ProtocolResults.Claimed claim : results.claims()) {
            to.open("div", "class", "claim").open("h3");
            Words.verdict(to, claim.verdict());
            to.text(" " + claim.id()).close().element("blockquote", Words.cut(String.valueOf(claim.quote()), 500));
            to.element("p", Words.sentence(Words.cut(String.valueOf(claim.reason()), 500))).close();
        }
        for (ProtocolResults.Control control : results.controls()) {
            to.open("p");
            Words.verdict(to, control.caught() ? "caught" : "missed");
            to.text(" control " + control.id() + ": " + (control.caught() ? "seen to change " + Words.cut(String.join(", ", control.kinds()), 300) : "not seen with these kinds: nothing is proven")).close();
        }
        to.close().line();
    }

    private void kind(Row row) {
        to.open("details", "class", "cell", "id", id(row)).element("summary", row.kind());
        for (String print : prints(row)) {
            ProtocolResults.Told told = results.sequences().get(print);
            List<String> kernels = new ArrayList<>();
            for (int i = 0; i < row.cells().size(); i++) {
                if (print.equals(row.cells().get(i).fingerprint())) {
                    kernels.add(results.kernels().get(i).kernel());
                }
            }
            to.open("p").element("b", letter(row, row.cells().indexOf(new Cell(print, null, null)))).text(" ")
                    .element("small", kernels.size() == row.cells().size() ? "all kernels" : String.join(", ", kernels)).close();
            if (told == null) {
                to.element("p", "What sequence " + print + " is was not kept.", "class", "note");
            } else {
                to.open("pre", "class", "prose").text(Words.cut(String.valueOf(told.line()), 8000)).close();
                to.open("details").element("summary", "all locks, one a line").element("pre", lines(told.tokens())).close();
            }
        }
        for (int i = 0; i < row.cells().size(); i++) {
            if (row.cells().get(i).fingerprint() == null) {
                to.element("p", results.kernels().get(i).kernel() + ": " + Words.cut(String.valueOf(row.cells().get(i).trouble()), 400));
            }
        }
        results.changes().stream().filter(c -> row.kind().equals(c.kind())).limit(results.kernels().size()).forEach(this::difference);
        to.close().line();
    }

    private void difference(ProtocolResults.Changed change) {
        to.open("details", "open", "").element("summary", change.from() + " → " + change.to()).open("pre", "class", "diff");
        for (String line : change.diff().stream().limit(MOST_TOKENS).toList()) {
            to.element(line.startsWith("+") ? "ins" : line.startsWith("-") ? "del" : "span", line).line();
        }
        to.close().close();
    }

    private static String lines(List<String> tokens) {
        return String.join("\n", tokens.subList(0, Math.min(tokens.size(), MOST_TOKENS)));
    }
}
