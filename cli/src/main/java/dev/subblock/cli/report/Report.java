package dev.subblock.cli.report;

import dev.subblock.analyzers.explain.Explanation;
import dev.subblock.cli.run.CellFinder;
import dev.subblock.cli.run.Matrix;
import dev.subblock.cli.run.Rerun;
import dev.subblock.cli.run.Results;
import dev.subblock.cli.run.SeriesCopy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run, read.
 *
 * @param run its directory
 * @param series as the run keeps it; empty where it keeps none
 * @param drawn by {@link CellFinder#name}: what happened in the trial that shows a failing cell best
 * @param undrawn failing cells that are not drawn, there being too many
 * @param remarks what of the run could not be read, a sentence each
 */
public record Report(Path run, State state, Results results, Optional<SeriesCopy> series, Map<String, Explanation> drawn, int undrawn,
        List<String> remarks) {
    public Report {
        drawn = Map.copyOf(drawn);
        remarks = List.copyOf(remarks);
    }

    /** The answer in one sentence. */
    public String answer() {
        String what = results.series().name().equals("none") ? subject() : results.series().name() + " " + results.series().version() + " on " + subject();
        return switch (state) {
            case ENDED -> what + ": " + results.verdict() + ", " + results.reason() + ".";
            case RUNNING -> what + ": still running; this is what is known so far, and no verdict.";
            case INTERRUPTED -> what + ": interrupted; this is what was known then, and no verdict.";
        };
    }

    private String subject() {
        return results.base().name() + " " + results.base().version();
    }

    public Matrix matrix() {
        return Matrix.of(results);
    }

    /** Whether a cell failed, or was corrupt although nobody promised otherwise. */
    public static boolean failing(Results.CellInfo cell) {
        return cell.corrupt() > 0 || cell.verdict().equals("fail");
    }

    /** Whether a cell is judged, and not good. */
    public static boolean failed(Results.CellInfo cell) {
        return cell.verdict().equals("fail") && cell.known() == null;
    }

    /**
     * Why a cell that failed was to fail; empty if it was not. Before the patch that mends it a scenario is to fail: so the check
     * is seen to see something. Where the run does not keep what its claims are about, a pass of the whole says it.
     */
    public Optional<String> expected(Results.CellInfo cell) {
        if (!cell.verdict().equals("fail") || cell.step() == null || cell.corrupt() == 0) {
            return Optional.empty();
        }
        Optional<SeriesCopy.ClaimCopy> claim = series.flatMap(s -> s.claims().stream().filter(c -> c.about(cell.scenario()))
                .filter(c -> cell.step() < c.from()).findFirst());
        if (claim.isPresent()) {
            return Optional.of("claim " + claim.get().id() + " is to hold from step " + claim.get().from());
        }
        return results.verdict().equals("pass") ? Optional.of("it is before the patch that mends it") : Optional.empty();
    }

    /** The exact command that runs a cell again. */
    public String rerun(Results.CellInfo cell) {
        Explanation seen = drawn.get(CellFinder.name(cell));
        return seen != null && !seen.subject().replay().isEmpty() ? seen.subject().replay() : new Rerun(run, results).of(cell);
    }
}
