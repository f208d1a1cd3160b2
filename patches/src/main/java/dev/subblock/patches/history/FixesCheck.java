package dev.subblock.patches.history;

import dev.subblock.patches.series.Patch;
import dev.subblock.patches.series.Problem;
import dev.subblock.patches.series.Problem.Severity;
import dev.subblock.patches.series.Series;
import dev.subblock.patches.series.SeriesException;
import dev.subblock.patches.series.Trailers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Looks up the commits that the patches of a series say they fix. */
public final class FixesCheck {
    private FixesCheck() {}

    /**
     * @return an error for each commit that is not there, a warning for each that has another title
     * @throws SeriesException if a file of the series has become unreadable
     */
    public static List<Problem> check(Series series, History history) throws SeriesException, IOException {
        List<Problem> problems = new ArrayList<>();
        for (Patch patch : series.patches()) {
            for (Trailers.Fixes fixes : Trailers.fixes(series, patch)) {
                try {
                    String title = history.commit(fixes.commit()).title();
                    if (!title.equals(fixes.subject())) {
                        problems.add(new Problem(Severity.WARNING, patch.fileName(), fixes.line(), "Fixes: " + fixes.commit() + " is called \"" + title + "\""));
                    }
                } catch (HistoryException e) {
                    problems.add(new Problem(Severity.ERROR, patch.fileName(), fixes.line(), "Fixes: " + fixes.commit() + " is no commit of the repository"));
                }
            }
        }
        return problems;
    }
}
