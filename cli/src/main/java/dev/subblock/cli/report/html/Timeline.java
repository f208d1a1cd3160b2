package dev.subblock.cli.report.html;

import dev.subblock.analyzers.explain.Explanation;
import dev.subblock.analyzers.explain.RequestView;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Two lanes: when each request arrived at the disk, and when it landed on the medium; the lines between them cross where the order changed. */
final class Timeline {

    /** A trial has a dozen requests; more than these are not told apart. */
    static final int MOST = 14;
    private static final int LABEL = 104;
    private static final int TOP = 46;
    private static final int BOTTOM = 156;
    private static final int RADIUS = 13;
    /** Of all the slots, as wide as a block of 4 KiB is drawn, if they are not too narrow to be told apart. */
    private static final int WIDTH = 416;
    private static final int NARROWEST = 32;
    private static final int WIDEST = 64;

    private Timeline() {}

    /** Those that are drawn: the ones that touched the block first, then the others as they arrived. */
    static List<RequestView> shown(Explanation what) {
        return what.requests().stream().sorted(Comparator.comparing((RequestView r) -> !r.culprit()).thenComparing(r -> r.holds().isEmpty()))
                .limit(MOST).sorted(Comparator.comparingInt(RequestView::arrival)).toList();
    }

    static void draw(Markup to, Explanation what) {
        List<RequestView> shown = shown(what);
        // What happened to requests that are not drawn takes no room.
        List<Integer> slots = shown.stream().flatMap(r -> Stream.of(r.arrivedAs(), r.landedAs())).filter(s -> s > 0).sorted().toList();
        int step = Math.max(NARROWEST, Math.min(WIDEST, WIDTH / Math.max(1, slots.size())));
        int width = LABEL + slots.size() * step + 48;
        to.open("svg", "viewBox", "0 0 " + width + " 200", "width", width, "height", 200, "role", "img", "aria-label", label(shown));
        lane(to, "arrived", TOP, width);
        lane(to, "landed", BOTTOM, width);
        for (RequestView r : Stream.concat(shown.stream().filter(r -> !r.culprit()), shown.stream().filter(RequestView::culprit)).toList()) {
            request(to, r, x(slots, r.arrivedAs(), step), x(slots, r.landedAs(), step));
        }
        to.close();
    }

    private static void lane(Markup to, String name, int y, int width) {
        to.element("text", name, "x", LABEL - 10, "y", y + 5, "class", "lab", "text-anchor", "end");
        to.empty("line", "x1", LABEL, "x2", width - 14, "y1", y, "y2", y, "class", "lane");
        to.empty("path", "d", "M" + (width - 14) + " " + (y - 4) + "l8 4l-8 4z", "class", "tip");
    }

    private static void request(Markup to, RequestView r, int from, int until) {
        String kind = r.culprit() ? "q bad" : r.holds().isEmpty() ? "q aside" : "q";
        if (until >= 0) {
            int middle = (TOP + BOTTOM) / 2;
            to.empty("path", "d", "M" + from + " " + (TOP + RADIUS) + "C" + from + " " + middle + " " + until + " " + middle + " " + until + " " + (BOTTOM - RADIUS), "class", kind);
            dot(to, r, until, BOTTOM);
        }
        dot(to, r, from, TOP);
        to.element("text", sign(r), "x", from, "y", TOP - 22, "class", "lab" + (r.culprit() ? " b" : ""), "text-anchor", "middle");
        if (r.culprit()) {
            to.element("text", "did the damage", "x", Math.max(LABEL + 40, until), "y", BOTTOM + 34, "class", "damage", "text-anchor", "middle");
        } else if (r.error() != 0 && until >= 0) {
            to.element("text", "error " + r.error(), "x", until, "y", BOTTOM + 34, "class", "lab", "text-anchor", "middle");
        }
    }

    private static void dot(Markup to, RequestView r, int x, int y) {
        to.empty("circle", "cx", x, "cy", y, "r", RADIUS, "class", "dot f-" + fill(r) + (r.culprit() ? " bad" : ""));
        to.element("text", String.valueOf(r.arrival()), "x", x, "y", y + 5, "class", fill(r).equals("none") ? "lab" : "on", "text-anchor", "middle");
    }

    private static String fill(RequestView r) {
        return r.holds().isEmpty() ? "none" : r.writer().isEmpty() ? r.holds().startsWith("zeros") ? "zero" : "other" : BlockMap.fill(r.writer());
    }

    /** What stands above it: the letter of its write, 0 for zeros, or what kind of request it is. */
    static String sign(RequestView r) {
        return !r.writer().isEmpty() ? r.writer() : r.holds().startsWith("zeros") ? "0" : r.op().equals("write") ? "" : Words.cut(r.op(), 5);
    }

    private static int x(List<Integer> slots, int slot, int step) {
        return slot <= 0 ? -1 : LABEL + step / 2 + step * IntStream.range(0, slots.size()).filter(i -> slots.get(i) == slot).findFirst().orElse(0);
    }

    private static String label(List<RequestView> shown) {
        return "When each request arrived and when it landed. In order of landing: " + String.join(", ", shown.stream().filter(r -> r.landedAs() > 0)
                .sorted(Comparator.comparingInt(RequestView::landedAs)).map(r -> r.arrival() + (r.culprit() ? " (did the damage)" : "")).toList()) + ".";
    }
}
