package dev.subblock.cli.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.apply.ConflictException;
import dev.subblock.patches.apply.SeriesApplier;
import dev.subblock.patches.base.BaseTree;
import dev.subblock.patches.intake.LonePatch;
import dev.subblock.patches.series.Problem;
import dev.subblock.patches.series.Series;
import dev.subblock.patches.series.SeriesCheck;
import dev.subblock.cli.workplace.Workplace;
import java.io.IOException;
import java.util.List;

/**
 * What is said of one patch to a reviewer's tool, as the JSON of b4's check commands has it (b4's documentation, "Writing an
 * external check script").
 *
 * @param tool the head of its column there
 * @param status {@code pass}, {@code warn} or {@code fail}
 * @param summary one line
 * @param details more lines; empty if there are none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PatchVerdict(String tool, String status, String summary, String details) {

    private static final String PASS = "pass";
    private static final String WARN = "warn";
    private static final String FAIL = "fail";

    /** Looks at its form, has the base's own checkpatch read it, and applies it to the base as it came. */
    public static List<PatchVerdict> of(LonePatch patch, BaseTree base, Workplace workplace) throws PatchesException, IOException, InterruptedException {
        Series alone = GivenSeries.keep(patch.intake(), workplace);
        return List.of(form(SeriesCheck.check(alone)), checkpatch(Checkpatch.of(alone, base, workplace.commands())), applied(patch, alone, base));
    }

    private static PatchVerdict form(List<Problem> problems) {
        boolean error = problems.stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR);
        return new PatchVerdict("subblock-form", error ? FAIL : problems.isEmpty() ? PASS : WARN,
                problems.isEmpty() ? "well formed" : problems.get(0).text(), lines(problems.stream().map(Problem::toString).toList()));
    }

    private static PatchVerdict checkpatch(Checkpatch read) {
        if (!read.notRun().isEmpty()) {
            return new PatchVerdict("checkpatch", WARN, "was not run: " + read.notRun(), "");
        }
        return new PatchVerdict("checkpatch", read.hasErrors() ? FAIL : read.findings().isEmpty() ? PASS : WARN,
                "remarks: " + read.findings().size(), lines(read.findings()));
    }

    /** What is not the first of its series may need those before it: that it does not fit says nothing then. */
    private static PatchVerdict applied(LonePatch patch, Series alone, BaseTree base) throws PatchesException, IOException {
        String where = base.base() + " " + base.version();
        try {
            new SeriesApplier(base.repository()).apply(base.commit(), List.of(), alone.patches());
            return new PatchVerdict("subblock-apply", PASS, "applies to " + where, "");
        } catch (ConflictException e) {
            boolean first = patch.number() <= 1;
            return new PatchVerdict("subblock-apply", first ? FAIL : WARN, (first ? "does not apply to " : "does not apply by itself, as patch " + patch.number()
                    + " of a series, to ") + where, e.explanation());
        }
    }

    private static String lines(List<String> lines) {
        return String.join("\n", lines);
    }
}
