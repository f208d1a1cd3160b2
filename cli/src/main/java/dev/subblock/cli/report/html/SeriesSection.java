package dev.subblock.cli.report.html;

import dev.subblock.cli.report.Report;
import dev.subblock.cli.run.Results;
import dev.subblock.cli.run.SeriesCopy;
import java.util.Optional;

/** Each patch with its message and its diff, and what became of its step. */
final class SeriesSection {

    /** Of one patch; a longer one is read where it came from. */
    private static final int DIFF = 60_000;
    private static final int MESSAGE = 8_000;
    /** Of all of them: a fifth of what the page may have. */
    private static final int ALL = 900_000;

    private SeriesSection() {}

    static void write(Markup to, Report report) {
        if (report.results().series().name().equals("none")) {
            return;
        }
        to.open("section", "id", "series", "aria-labelledby", "h-series").element("h2", "The series", "id", "h-series");
        if (report.series().isEmpty()) {
            to.element("p", "This run was made before runs kept their series: only the titles are known.", "class", "note").open("ol");
            report.results().steps().stream().filter(s -> s.step() != null && s.step() > 0).forEach(s -> to.element("li", Words.cut(s.title(), 200)));
            to.close();
        } else {
            patches(to, report, report.series().get());
        }
        to.close().line();
    }

    private static void patches(Markup to, Report report, SeriesCopy series) {
        if (series.cover() != null) {
            to.open("details").element("summary", "Cover letter").element("pre", Words.cut(series.cover(), MESSAGE), "class", "prose").close();
        }
        int begin = to.length();
        for (SeriesCopy.PatchCopy patch : series.patches()) {
            boolean room = to.length() - begin < ALL;
            to.open("details", "class", "patch").open("summary").element("b", patch.number() + "/" + series.patches().size() + " ").text(Words.cut(patch.title(), 200));
            step(to, report, patch.number());
            to.close();
            if (room) {
                to.element("p", Words.cut(patch.author() + ", " + patch.date(), 200), "class", "note");
                to.element("pre", Words.cut(patch.message(), MESSAGE), "class", "prose");
                diff(to, patch.diff(), begin + ALL);
            } else {
                to.element("p", "Left out: the series is long, and this page is to stay small.", "class", "note");
            }
            to.close().line();
        }
    }

    private static void step(Markup to, Report report, int number) {
        Optional<Results.StepInfo> step = report.results().steps().stream().filter(s -> s.step() != null && s.step() == number).findFirst();
        step.ifPresent(s -> to.element("small", " " + s.kernel() + ": " + (s.build().equals("ok") ? "builds" : s.build().equals("failed") ? "does not build" : "not built yet")
                + (s.warnings() > 0 ? ", " + s.warnings() + " warnings" : "") + (s.offsets().isEmpty() ? "" : ", " + s.offsets().size() + " hunks at other lines")));
    }

    /** @param end where the page's room for diffs ends, in characters */
    private static void diff(Markup to, String diff, int end) {
        to.open("pre", "class", "diff", "tabindex", "0", "aria-label", "diff");
        int shown = 0;
        for (String line : (Iterable<String>) diff.lines()::iterator) {
            shown += line.length() + 1;
            if (shown > DIFF || to.length() > end) {
                to.element("i", "… the rest of " + diff.length() + " characters is left out");
                break;
            }
            String kind = line.startsWith("+") && !line.startsWith("+++") ? "ins" : line.startsWith("-") && !line.startsWith("---") ? "del" : line.startsWith("@@") ? "b" : null;
            if (kind == null) {
                to.text(line);
            } else {
                to.element(kind, line);
            }
            to.text("\n");
        }
        to.close();
    }
}
