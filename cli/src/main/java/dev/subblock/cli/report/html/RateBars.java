package dev.subblock.cli.report.html;

import dev.subblock.analyzers.statistics.Rate;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rates of one class, a row for each kernel: a dot for the share, a bar from the lower to the upper bound. */
final class RateBars {

    private static final int LABEL = 84;
    private static final int SCALE = 260;
    private static final int ROW = 20;
    private static final int TOP = 22;

    private RateBars() {}

    static void draw(Markup to, String raceClass, LinkedHashMap<String, Rate> rates) {
        int width = LABEL + SCALE + 120;
        int height = TOP + rates.size() * ROW + 6;
        to.open("svg", "viewBox", "0 0 " + width + " " + height, "width", width, "height", height, "role", "img", "aria-label", "Share of corrupt trials of " + raceClass + " by kernel, with bounds; the table beside it has the figures");
        for (int tick = 0; tick <= 100; tick += 25) {
            int x = LABEL + SCALE * tick / 100;
            to.empty("line", "x1", x, "x2", x, "y1", TOP - 4, "y2", height - 4, "class", "grid");
            to.element("text", tick + (tick == 100 ? " %" : ""), "x", x, "y", 12, "class", "lab", "text-anchor", "middle");
        }
        int y = TOP + ROW / 2;
        for (Map.Entry<String, Rate> one : rates.entrySet()) {
            Rate rate = one.getValue();
            String kind = rate.corrupt() > 0 ? "bar some" : "bar";
            to.element("text", Words.cut(one.getKey(), 12), "x", LABEL - 10, "y", y + 4, "class", "lab", "text-anchor", "end");
            to.empty("line", "x1", x(rate.lower()), "x2", x(rate.upper()), "y1", y, "y2", y, "class", kind);
            to.empty("circle", "cx", x(rate.share()), "cy", y, "r", 4.5, "class", kind.replace("bar", "pt"));
            to.element("text", rate.corrupt() + " of " + rate.trials(), "x", LABEL + SCALE + 14, "y", y + 4, "class", "lab");
            y += ROW;
        }
        to.close();
    }

    private static String x(double share) {
        return String.format(java.util.Locale.ROOT, "%.1f", LABEL + SCALE * share);
    }
}
