package dev.subblock.cli.report.html;

import dev.subblock.cli.bisect.Scope.Place;
import dev.subblock.cli.bisect.Visit;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The commits of a bisection from left to right: above the line a bar as high as each is likely, below it what was tried. */
final class RangeStrip {

    private static final int LEFT = 24;
    private static final int SCALE = 900;
    private static final int BARS = 110;
    private static final int TOP = 26;
    private static final int MARKS = 26;
    /** A bar is never thinner: one of 20 000 commits would not be seen. */
    private static final double LEAST_WIDTH = 3;

    private RangeStrip() {}

    /** @param commits in question @param visits numbers of visits, from 0, by commit */
    static void draw(Markup to, int commits, List<Place> places, List<Visit> all, Map<String, List<Integer>> visits) {
        int width = LEFT * 2 + SCALE;
        int height = TOP + BARS + MARKS + 24;
        double step = (double) SCALE / (commits + 1);
        int ground = TOP + BARS;
        to.open("div", "class", "scroll").open("svg", "viewBox", "0 0 " + width + " " + height, "width", width, "height", height, "role", "img",
                "aria-label", "The range from the old end to the new, how likely each commit is, and what was tried; the table below has the figures");
        to.empty("line", "x1", LEFT, "x2", LEFT + SCALE, "y1", ground, "y2", ground, "class", "lane");
        for (Place place : places) {
            double middle = LEFT + step * (place.number() + 0.5);
            if (place.probability() > 0) {
                double high = Math.max(1, BARS * place.probability());
                double wide = Math.max(LEAST_WIDTH, Math.min(step * 0.7, 48));
                to.empty("rect", "x", one(middle - wide / 2), "y", one(ground - high), "width", one(wide), "height", one(high), "class", "likely");
                if (place.probability() >= 0.1) {
                    to.element("text", BisectionPage.likely(place.probability()), "x", one(middle), "y", one(ground - high - 6), "class", "lab", "text-anchor", "middle");
                }
            }
            visits.getOrDefault(place.id(), List.of()).stream().map(all::get).reduce((first, last) -> last).ifPresent(visit -> mark(to, visit, middle, ground + 16));
        }
        to.element("text", "old end", "x", LEFT, "y", height - 6, "class", "lab").element("text", "new end", "x", LEFT + SCALE, "y", height - 6, "class", "lab", "text-anchor", "end");
        to.close().close().line();
        to.element("p", "Above: how likely. Below: ✗ seen corrupt, ● clean, ? can't be tried.", "class", "key");
    }

    private static void mark(Markup to, Visit visit, double x, int y) {
        switch (visit.saw()) {
            case CORRUPT -> to.element("text", "✗", "x", one(x), "y", y + 5, "class", "damage", "text-anchor", "middle");
            case CLEAN -> to.empty("circle", "cx", one(x), "cy", y, "r", 4.5, "class", "fine");
            default -> to.element("text", "?", "x", one(x), "y", y + 5, "class", "lab", "text-anchor", "middle");
        }
    }

    private static String one(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
