package dev.subblock.analyzers.regression;

import dev.subblock.analyzers.comparison.CellChange;
import dev.subblock.analyzers.comparison.Change;
import dev.subblock.analyzers.comparison.Comparison;
import dev.subblock.analyzers.comparison.Tally;
import dev.subblock.analyzers.regression.Regressions.Shown;
import dev.subblock.analyzers.verdict.Cell;
import dev.subblock.analyzers.verdict.ClaimVerdict.Outcome;
import dev.subblock.analyzers.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Holds the scenarios of each step against those of the base, as two runs are compared: a difference that chance explains is
 * none. Of a scenario that fails on the base, or is not judged there, nothing is asked.
 *
 * @param cells of the series, the base's at step 0
 * @param steps numbers of the others
 */
record ScenarioRegressions(List<Cell> cells, List<Integer> steps) {

    private List<Cell> base() {
        return cells.stream().filter(c -> c.isAt(0)).toList();
    }

    /** What keeps the claim from holding, in order. */
    List<Shown> shown() {
        List<Shown> shown = new ArrayList<>();
        List<Tally> before = new ArrayList<>();
        List<Tally> after = new ArrayList<>();
        for (int step : steps) {
            base().forEach(c -> before.add(tally(c, step)));
            cells.stream().filter(c -> c.isAt(step)).forEach(c -> after.add(tally(c, step)));
        }
        Comparison.of(before, after, Comparison.ALPHA).cells().forEach(change -> shown(change).ifPresent(shown::add));
        base().stream().filter(c -> c.verdict() == Verdict.INCONCLUSIVE || c.verdict() == Verdict.ERROR).findFirst()
                .ifPresent(c -> shown.add(open("on the base, " + place(c) + ": " + c.reason())));
        if (base().stream().noneMatch(c -> c.verdict() == Verdict.PASS)) {
            shown.add(open("none passes on the base"));
        }
        return shown;
    }

    private Optional<Shown> shown(CellChange change) {
        Optional<Cell> cell = cells.stream().filter(c -> tally(c, c.step().getAsInt()).name().equals(change.name())).findFirst();
        boolean passed = change.before().map(t -> t.verdict() == Verdict.PASS).orElse(false);
        String where = change.after().orElseGet(() -> change.before().orElseThrow()).kernel() + ", " + cell.map(ScenarioRegressions::place).orElse(
                change.name().replaceFirst(".*/", ""));
        if (change.change() == Change.REGRESSED) {
            return Optional.of(new Shown(Outcome.REFUTED, where + ": " + cell.orElseThrow().reason() + "; " + was(change.before().orElseThrow()), cell));
        }
        if (change.change() == Change.FLAKY && !passed) {
            // Mended, perhaps.
            return Optional.empty();
        }
        if (change.change() == Change.FLAKY) {
            return Optional.of(open(where + ": " + cell.orElseThrow().reason() + "; " + was(change.before().orElseThrow()) + ", which may be chance"
                    + (change.p().isPresent() ? String.format(Locale.ROOT, " (p %.2g)", change.p().getAsDouble()) : "")));
        }
        return !passed || change.after().map(t -> t.verdict() == Verdict.PASS).orElse(false) ? Optional.empty()
                : Optional.of(open(where + ": " + cell.filter(c -> change.after().isPresent()).map(Cell::reason).orElse("was not run")));
    }

    private static String was(Tally base) {
        return base.verdict() == Verdict.PASS || base.trials() > 0 ? base.corrupt() + " of " + base.trials() + " on the base" : "on the base it was not known";
    }

    /** What it rests on. */
    String holds() {
        long passed = base().stream().filter(c -> c.verdict() == Verdict.PASS).count();
        List<String> failed = base().stream().filter(c -> c.verdict() == Verdict.FAIL).map(Cell::scenario).distinct().toList();
        return "each of the " + passed + " that pass on the base passes at every step" + (failed.isEmpty() ? ""
                : "; on the base, " + failed.size() + " fail already: " + String.join(", ", failed));
    }

    private static Shown open(String reason) {
        return new Shown(Outcome.INCONCLUSIVE, reason);
    }

    private static String place(Cell cell) {
        return cell.scenario() + " under " + cell.order();
    }

    private static Tally tally(Cell cell, int step) {
        return new Tally("step " + step, place(cell), cell.trials(), cell.corrupt(), cell.exploration().map(e -> e.exhausted()).orElse(false), cell.verdict());
    }
}
