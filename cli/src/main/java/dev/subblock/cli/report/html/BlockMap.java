package dev.subblock.cli.report.html;

import dev.subblock.analyzers.explain.Explanation;
import dev.subblock.analyzers.explain.SectorView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The block, a column for each sector: who wrote it, what should be there, what was read, which request landed last. */
final class BlockMap {

    /** Side by side; a block of 4 KiB has eight. */
    private static final int ABREAST = 16;
    /** Rows of sectors in which something is wrong; a block of 64 KiB has eight rows. */
    private static final int MOST_ROWS = 8;
    private static final int LABEL = 104;
    private static final int WIDTH = 52;
    private static final int HEIGHT = 28;
    private static final int GAP = 12;

    private BlockMap() {}

    static void draw(Markup to, Explanation what) {
        List<List<SectorView>> rows = new ArrayList<>();
        for (int i = 0; i < what.sectors().size(); i += ABREAST) {
            List<SectorView> row = what.sectors().subList(i, Math.min(i + ABREAST, what.sectors().size()));
            if ((what.sectors().size() <= ABREAST || row.stream().anyMatch(SectorView::wrong)) && rows.size() < MOST_ROWS) {
                rows.add(row);
            }
        }
        Map<String, Function<SectorView, String>> lines = lines(what);
        int across = Math.min(ABREAST, what.sectors().size());
        int tall = lines.size() * HEIGHT + GAP;
        int width = LABEL + across * WIDTH + 4;
        int height = Math.max(1, rows.size()) * tall;
        to.open("svg", "viewBox", "0 0 " + width + " " + height, "width", width, "height", height, "role", "img", "aria-label", label(what));
        for (int i = 0; i < rows.size(); i++) {
            row(to, rows.get(i), lines, i * tall);
        }
        to.close();
    }

    private static Map<String, Function<SectorView, String>> lines(Explanation what) {
        Map<String, Function<SectorView, String>> lines = new LinkedHashMap<>();
        lines.put("sector", s -> String.valueOf(s.number()));
        lines.put("written by", s -> s.writers().isEmpty() ? "·" : Words.cut(String.join("", s.writers()), 4));
        lines.put("should be", s -> s.wrong() ? s.expected() : "");
        what.sectors().stream().flatMap(s -> s.seen().keySet().stream()).distinct().sorted()
                .forEach(way -> lines.put("read, " + way, s -> s.seen().getOrDefault(way, "✓")));
        if (what.traced()) {
            lines.put("landed last", s -> s.landed().isPresent() ? "#" + s.landed().getAsInt() : "·");
        }
        return lines;
    }

    private static void row(Markup to, List<SectorView> row, Map<String, Function<SectorView, String>> lines, int top) {
        int y = top;
        for (Map.Entry<String, Function<SectorView, String>> line : lines.entrySet()) {
            to.element("text", Words.cut(line.getKey(), 15), "x", LABEL - 10, "y", y + 18, "class", "lab", "text-anchor", "end");
            for (int i = 0; i < row.size(); i++) {
                cell(to, line.getKey(), row.get(i), line.getValue().apply(row.get(i)), LABEL + i * WIDTH, y);
            }
            y += HEIGHT;
        }
    }

    private static void cell(Markup to, String line, SectorView sector, String word, int x, int y) {
        if (line.equals("sector")) {
            to.element("text", word, "x", x + WIDTH / 2, "y", y + 18, "class", "lab", "text-anchor", "middle");
            return;
        }
        boolean wrong = line.startsWith("read") && !word.equals("✓");
        String fill = word.isEmpty() || word.equals("·") || word.equals("✓") || word.startsWith("#") ? "none" : fill(word);
        to.empty("rect", "x", x + 1, "y", y + 1, "width", WIDTH - 3, "height", HEIGHT - 4, "rx", 3, "class", "sec f-" + fill + (wrong ? " bad" : ""));
        to.element("text", word, "x", x + WIDTH / 2, "y", y + 18, "class", (fill.equals("none") ? "lab" : "on") + (wrong ? " b" : ""), "text-anchor", "middle");
        if (wrong) {
            to.element("text", "✗", "x", x + WIDTH - 12, "y", y + 12, "class", "cross");
        }
    }

    /** Of a letter the colour of its write; of a sign that of what it stands for. */
    static String fill(String word) {
        char c = word.charAt(0);
        return c >= 'A' && c <= 'Z' ? "w" + (c - 'A') % 4 : c == '0' ? "zero" : "other";
    }

    private static String label(Explanation what) {
        return "Block " + what.block() + " of the file, sector by sector: " + Words.cut(what.shown().sentence(), 400);
    }
}
