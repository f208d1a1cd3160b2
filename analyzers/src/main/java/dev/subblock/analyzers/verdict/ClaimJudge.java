package dev.subblock.analyzers.verdict;

import dev.subblock.analyzers.finding.Blame;
import dev.subblock.analyzers.finding.Finding;
import dev.subblock.analyzers.verdict.ClaimVerdict.Outcome;
import dev.subblock.patches.claim.Claim;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the cells say of a claim. The first row that applies decides:
 *
 * <pre>
 * a cell of its scenarios at a step &ge; from fails          REFUTED
 * no cell of its scenarios at all                        INCONCLUSIVE
 * a cell at a step from..last is missing or no pass      INCONCLUSIVE
 * it mends: step from−1 is clean in all its scenarios    INCONCLUSIVE
 * it leaves alone: a cell at step from−1 is no pass      INCONCLUSIVE
 * anything else                                          HOLDS
 * </pre>
 *
 * A kernel outside the series (stock) neither supports nor refutes a claim of the series, and neither does a scenario
 * that nobody promises anything of. Of several cells that refute, the one that shows best is named: of the earliest step,
 * one with corruption, and of these one whose finding says which request landed after which.
 */
public final class ClaimJudge {
    private record Place(String scenario, String order) {}

    private static final Comparator<Cell> TELLING = Comparator.<Cell>comparingInt(c -> c.step().orElse(0))
            .thenComparing(c -> !c.corrupted())
            .thenComparing(c -> !c.shown().filter(f -> f.raceClass().equals(c.raceClass())).isPresent())
            .thenComparing(c -> !c.shown().flatMap(Finding::blame).map(Blame::overwrote).orElse(false));

    private ClaimJudge() {}

    /**
     * Judges one claim.
     *
     * @param claim the claim
     * @param cells all cells of the run
     * @param lastStep the last step of the series, that is the number of its patches
     */
    public static ClaimVerdict judge(Claim claim, List<Cell> cells, int lastStep) {
        Glob glob = new Glob(claim.scenarios());
        List<Cell> own = cells.stream().filter(c -> c.step().isPresent() && c.promised() && glob.matches(c.scenario())).toList();
        Optional<Cell> failed = own.stream().filter(c -> c.step().getAsInt() >= claim.from())
                .filter(c -> c.verdict() == Verdict.FAIL).min(TELLING);
        if (failed.isPresent()) {
            return new ClaimVerdict(claim.id(), claim.quote(), claim.scenarios(), claim.from(), Outcome.REFUTED,
                    at(failed.get()) + ": " + failed.get().reason(), failed);
        }
        boolean mends = claim.before() == Claim.Before.CORRUPT;
        Optional<String> missing = missing(claim, own, mends ? claim.from() : claim.from() - 1, lastStep);
        if (missing.isPresent()) {
            return say(claim, Outcome.INCONCLUSIVE, missing.get());
        }
        return mends ? before(claim, own, lastStep) : say(claim, Outcome.HOLDS, "as clean at each of the steps " + claim.from() + " to "
                + lastStep + " as at step " + (claim.from() - 1) + ", in " + own.stream().filter(c -> c.isAt(lastStep)).count()
                + " cells, each seen to fail on a control");
    }

    /** What is missing from the first step on that has to be clean, if anything is. */
    private static Optional<String> missing(Claim claim, List<Cell> own, int first, int lastStep) {
        Set<Place> places = new LinkedHashSet<>();
        own.forEach(c -> places.add(new Place(c.scenario(), c.order())));
        if (places.isEmpty()) {
            return Optional.of("none of its scenarios was run: " + String.join(", ", claim.scenarios()));
        }
        if (claim.from() < 1 || claim.from() > lastStep) {
            return Optional.of("it is to hold from step " + claim.from() + ", but the series has steps 1 to " + lastStep);
        }
        for (int step = first; step <= lastStep; step++) {
            for (Place place : places) {
                Optional<Cell> cell = at(own, step, place);
                if (cell.isEmpty()) {
                    return Optional.of("step " + step + ", " + place.scenario() + " under " + place.order() + " was not run");
                }
                if (cell.get().verdict() != Verdict.PASS) {
                    return Optional.of(at(cell.get()) + ": " + cell.get().reason());
                }
            }
        }
        return Optional.empty();
    }

    /** All is clean where the claim must hold: was it corrupt just before? */
    private static ClaimVerdict before(Claim claim, List<Cell> own, int lastStep) {
        int before = claim.from() - 1;
        List<Cell> cells = own.stream().filter(c -> c.isAt(before)).toList();
        Optional<Cell> corrupt = cells.stream().filter(Cell::corrupted).findFirst();
        if (corrupt.isPresent()) {
            long places = own.stream().filter(c -> c.isAt(claim.from())).count();
            return say(claim, Outcome.HOLDS, "clean in " + places + (places == 1 ? " cell" : " cells")
                    + (claim.from() == lastStep ? " at step " + lastStep : " at each of the steps " + claim.from() + " to " + lastStep)
                    + "; before, at " + at(corrupt.get()) + ": " + corrupt.get().reason());
        }
        Optional<Cell> silent = cells.stream().filter(c -> c.trials() == 0).findFirst();
        if (cells.isEmpty() || silent.isPresent()) {
            return say(claim, Outcome.INCONCLUSIVE, "the step before it, " + before + ", says nothing: "
                    + silent.map(Cell::reason).orElse("it was not run"));
        }
        return say(claim, Outcome.INCONCLUSIVE, "clean before the patch that claims it: at step " + before
                + " no scenario was corrupt either");
    }

    private static Optional<Cell> at(List<Cell> cells, int step, Place place) {
        // The worst, if a place was run more than once: a rerun must not hide a failure.
        return cells.stream().filter(c -> c.isAt(step))
                .filter(c -> c.scenario().equals(place.scenario()) && c.order().equals(place.order()))
                .reduce((a, b) -> a.verdict().merge(b.verdict()) == a.verdict() ? a : b);
    }

    private static String at(Cell cell) {
        return "step " + cell.step().getAsInt() + ", " + cell.scenario() + " under " + cell.order();
    }

    private static ClaimVerdict say(Claim claim, Outcome outcome, String reason) {
        return new ClaimVerdict(claim.id(), claim.quote(), claim.scenarios(), claim.from(), outcome, reason, Optional.empty());
    }
}
