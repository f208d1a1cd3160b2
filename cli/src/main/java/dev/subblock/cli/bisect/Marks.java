package dev.subblock.cli.bisect;

import dev.subblock.analyzers.bisect.BisectLog;
import dev.subblock.analyzers.bisect.Find;
import dev.subblock.analyzers.bisect.Mark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Visits as marks of git's, and back. */
public final class Marks {

    private Marks() {}

    /**
     * The log that {@code git bisect replay} takes. A commit that showed corruption in any of its visits is marked so; one
     * that was clean in all, as clean.
     */
    public static BisectLog of(Question question, List<Visit> visits) {
        Map<String, Mark> marks = new LinkedHashMap<>();
        for (Visit visit : visits) {
            if (visit.commit().length() == 40) {
                Mark now = new Mark(kind(question.find(), visit.saw()), visit.commit(), visit.title());
                marks.merge(visit.commit(), now, (before, after) -> visit.saw() == Visit.Saw.CORRUPT || before.kind() == Mark.Kind.SKIP ? after : before);
            }
        }
        return BisectLog.of(question.find(), new ArrayList<>(marks.values()));
    }

    private static Mark.Kind kind(Find find, Visit.Saw saw) {
        if (saw == Visit.Saw.UNTESTABLE) {
            return Mark.Kind.SKIP;
        }
        return (saw == Visit.Saw.CORRUPT) == find.corrupt(true) ? Mark.Kind.NEW : Mark.Kind.OLD;
    }

    /** What a log that was read says of the commits of a range, beside its ends; it is taken at its word. */
    public static List<Visit> visits(BisectLog log, Find find, Range range) {
        List<Visit> visits = new ArrayList<>();
        for (Mark mark : log.marks()) {
            range.graph().number(mark.id()).ifPresent(number -> {
                if (number > 0 && number < range.graph().newest()) {
                    visits.add(visit(mark, range.graph().commit(number).title(), find));
                }
            });
        }
        return visits;
    }

    private static Visit visit(Mark mark, String title, Find find) {
        if (mark.kind() == Mark.Kind.SKIP) {
            return Visit.untestable(mark.id(), title, "log", "skipped in the log", 0, 0, null);
        }
        boolean corrupt = find.corrupt(mark.kind() == Mark.Kind.NEW);
        return new Visit(mark.id(), title, "log", corrupt ? Visit.Saw.CORRUPT : Visit.Saw.CLEAN, corrupt ? 1 : 0, 1, true, Map.of(),
                "as the log says", 0, 0, null);
    }
}
