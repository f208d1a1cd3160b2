package dev.subblock.cli.report.html;

import dev.subblock.analyzers.statistics.Rate;
import dev.subblock.cli.report.Report;
import dev.subblock.cli.run.Matrix;
import dev.subblock.cli.run.Results;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How often each class was seen on each kernel, with bounds; a class that was never seen is one line. */
final class RatesSection {

    private RatesSection() {}

    static void write(Markup to, Report report) {
        Matrix matrix = report.matrix();
        if (matrix.classes().isEmpty()) {
            return;
        }
        to.open("section", "id", "rates", "aria-labelledby", "h-rates").element("h2", "Rates", "id", "h-rates");
        to.element("p", "Corrupt trials of a class over all its scenarios. The bars are Clopper-Pearson bounds of 95 %: where nothing was seen, they say how much could still be there. "
                + "Orders that were explored are no random sample; for those the bars show what the count alone would say.", "class", "note");
        to.open("div", "class", "plots");
        List<String> seen = matrix.classes().stream().filter(c -> matrix.kernels().stream().flatMap(k -> matrix.of(k.kernel(), c).stream()).anyMatch(x -> x.corrupt() > 0)).toList();
        seen.forEach(c -> plot(to, c, rates(matrix, c)));
        to.close();
        List<String> never = matrix.classes().stream().filter(c -> !seen.contains(c)).toList();
        if (!never.isEmpty()) {
            to.element("p", "Never seen on these kernels: " + String.join(", ", never) + ".");
        }
        to.close().line();
    }

    private static void plot(Markup to, String raceClass, LinkedHashMap<String, Rate> rates) {
        to.open("figure").element("figcaption", raceClass, "class", "name").open("div", "class", "scroll");
        RateBars.draw(to, raceClass, rates);
        to.close().open("details").element("summary", "As a table").open("table").element("caption", raceClass + ": corrupt trials, and bounds of 95 %");
        to.open("thead").open("tr").element("th", "kernel", "scope", "col").element("th", "corrupt", "scope", "col").element("th", "trials", "scope", "col")
                .element("th", "bounds", "scope", "col").close().close().open("tbody");
        for (Map.Entry<String, Rate> one : rates.entrySet()) {
            Rate r = one.getValue();
            to.open("tr").element("th", one.getKey(), "scope", "row").element("td", String.valueOf(r.corrupt())).element("td", String.valueOf(r.trials()))
                    .element("td", Words.percent(r.lower()) + "–" + Words.percent(r.upper()) + " %").close();
        }
        to.close().close().close().close().line();
    }

    private static LinkedHashMap<String, Rate> rates(Matrix matrix, String raceClass) {
        LinkedHashMap<String, Rate> rates = new LinkedHashMap<>();
        for (Results.StepInfo kernel : matrix.kernels()) {
            List<Results.CellInfo> cells = matrix.of(kernel.kernel(), raceClass).stream().filter(c -> c.trials() > 0 && c.corrupt() >= 0 && c.corrupt() <= c.trials()).toList();
            long trials = cells.stream().mapToLong(Results.CellInfo::trials).sum();
            if (trials > 0 && trials <= Integer.MAX_VALUE) {
                rates.put(kernel.kernel(), Rate.of(cells.stream().mapToInt(Results.CellInfo::corrupt).sum(), (int) trials));
            }
        }
        return rates;
    }
}
