package dev.subblock.analyzers.explain;

import dev.subblock.analyzers.evidence.Words;
import dev.subblock.analyzers.lines.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An explanation as plain text, at most 80 columns wide where its words allow it. */
public final class ExplanationText {
    private static final int WIDTH = 80;
    /** Sectors side by side: with a label, sixteen of four columns fit a line. */
    private static final int ABREAST = 16;
    private static final int LABEL = 14;
    /** A block of 64 KiB that is wrong all over has eight rows of pictures; more would not be read. */
    private static final int MOST_LANDED = 64;
    private static final Map<String, String> LEGEND = legend();

    private final StringBuilder text = new StringBuilder();
    private final Explanation what;

    private ExplanationText(Explanation what) {
        this.what = what;
    }

    /** The text; it ends with a line feed. */
    public static String render(Explanation explanation) {
        return new ExplanationText(explanation).render();
    }

    private String render() {
        head();
        picture();
        landed();
        wrapped(sentence(what.shown().sentence()), "", "");
        if (!what.others().isEmpty()) {
            line("");
            line("Also in this trial:");
            what.others().forEach(o -> wrapped(sentence(o), "  ", "    "));
        }
        if (!what.subject().replay().isEmpty()) {
            line("");
            line("To see it again:");
            line("  " + what.subject().replay());
        }
        return text.toString();
    }

    private void head() {
        line(what.scenario() + " on " + what.subject().kernel() + " under " + what.subject().order() + ", trial " + what.trial());
        line("Corrupt: " + what.corrupt() + " of " + what.trials() + " trials.");
        line("");
        what.subject().scenario().stripTrailing().lines().forEach(this::quoted);
        line("");
    }

    /** A line of the scenario, indented as it is. */
    private void quoted(String words) {
        String indent = "  " + " ".repeat(words.length() - words.stripLeading().length());
        wrapped(Printable.of(words), indent, indent + "  ");
    }

    private void picture() {
        line("Block " + what.block() + " of the file, " + what.blockSize() + " bytes"
                + (what.subject().state().isEmpty() ? "" : ", before the trial: " + what.subject().state()));
        line("");
        List<String> ways = what.sectors().stream().flatMap(s -> s.seen().keySet().stream()).distinct().sorted().toList();
        for (int first = 0; first < what.sectors().size(); first += ABREAST) {
            List<SectorView> row = what.sectors().subList(first, Math.min(first + ABREAST, what.sectors().size()));
            if (what.sectors().size() > ABREAST && row.stream().noneMatch(SectorView::wrong)) {
                line("  sectors " + first + "–" + (first + row.size() - 1) + " read as they had to");
            } else {
                row(row, ways);
            }
            line("");
        }
        legend(ways);
    }

    private void row(List<SectorView> row, List<String> ways) {
        Map<String, Function<SectorView, String>> lines = new LinkedHashMap<>();
        lines.put("sector", s -> String.valueOf(s.number()));
        lines.put("written by", s -> s.writers().isEmpty() ? "." : String.join("", s.writers()));
        lines.put("expected", SectorView::expected);
        ways.forEach(w -> lines.put("read " + w, s -> s.seen().getOrDefault(w, "ok")));
        if (what.traced()) {
            lines.put("landed last", s -> s.landed().isPresent() ? "#" + s.landed().getAsInt() : ".");
        }
        int width = 1 + lines.values().stream().flatMap(f -> row.stream().map(f)).mapToInt(String::length).max().orElse(1);
        lines.forEach((label, cell) -> line("  " + pad(label, LABEL) + row.stream().map(s -> right(cell.apply(s), width)).collect(Collectors.joining())));
        line("  " + " ".repeat(LABEL) + row.stream().map(s -> right(s.wrong() ? "^".repeat(width - 1) : "", width)).collect(Collectors.joining()).stripTrailing());
    }

    private void legend(List<String> ways) {
        String used = what.sectors().stream().map(s -> s.expected() + String.join("", s.seen().values())).collect(Collectors.joining());
        List<String> words = new ArrayList<>();
        LEGEND.forEach((sign, meaning) -> {
            if (used.contains(sign)) {
                words.add(sign + " " + meaning);
            }
        });
        words.add("A, B … data of that write");
        words.add(what.traced() ? ". nobody or nothing; #7 the 7th request to arrive" : ". nobody");
        wrapped(String.join("; ", words), "  ", "  ");
        line("");
    }

    private void landed() {
        if (!what.traced()) {
            line("The disk kept no trace of this trial: nothing is known of the order.");
            line("");
            return;
        }
        line("What landed on the block, in this order"
                + (what.landed().stream().anyMatch(LandedView::culprit) ? " (=> did the damage):" : ":"));
        line("");
        List<LandedView> rows = what.landed();
        rows.stream().limit(MOST_LANDED).forEach(l -> line((l.culprit() ? "=> " : "   ") + pad("#" + l.arrival(), 6)
                + pad("bytes " + l.from() + "–" + (l.to() - 1), 19) + l.holds()));
        if (rows.isEmpty()) {
            line("   nothing");
        }
        if (rows.size() > MOST_LANDED) {
            line("   and " + (rows.size() - MOST_LANDED) + " more");
        }
        if (what.elsewhere() > 0) {
            line("   (" + what.elsewhere() + (what.elsewhere() == 1 ? " other request" : " other requests") + " landed elsewhere)");
        }
        line("");
    }

    private static Map<String, String> legend() {
        Map<String, String> legend = new LinkedHashMap<>();
        legend.put("0", Words.ZEROS);
        legend.put("=", "what was there before");
        legend.put("~", "an older sector");
        legend.put("-", "nothing, behind the end of the file");
        legend.put("?", "anything else");
        return legend;
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    /** Breaks between words. {@code first}: indent of the first line, {@code rest}: of those behind it. */
    private void wrapped(String words, String first, String rest) {
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : words.split(" ")) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                line(line.toString());
                line.setLength(0);
                line.append(rest);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        line(line.toString());
    }

    private void line(String words) {
        text.append(words.stripTrailing()).append('\n');
    }

    private static String pad(String words, int width) {
        return words + " ".repeat(Math.max(1, width - words.length()));
    }

    private static String right(String words, int width) {
        return " ".repeat(Math.max(0, width - words.length())) + words;
    }
}
