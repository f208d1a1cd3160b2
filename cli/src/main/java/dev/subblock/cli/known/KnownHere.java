package dev.subblock.cli.known;

import dev.subblock.analyzers.verdict.Glob;
import dev.subblock.cli.run.Results;
import dev.subblock.patches.base.KnownFinding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known to fail, held against the cells of one run.
 *
 * @param carried what the base's file says
 * @param given what the user's file says
 * @param today on which day one asks
 */
public record KnownHere(List<KnownFinding> carried, List<KnownFinding> given, LocalDate today) {

    /** A kernel whose file system was damaged, or that did not end well, fails for that. */
    private static final String WELL = "ok";
    private static final String DAMAGED = "dirty";
    private static final String STOCK = "stock";
    private static final String FAIL = "fail";

    public KnownHere {
        carried = List.copyOf(carried);
        given = List.copyOf(given);
    }

    /**
     * Why a cell that failed fails no comparison: an entry of the user's file that has not expired is about it, and all
     * that was found in it is of the class that its scenario shows. Of a run from before classes were kept that is not
     * known, so nothing is excused.
     */
    public Optional<String> excuse(Results results, Results.CellInfo cell) {
        boolean alike = cell.verdict().equals(FAIL) && cell.corrupt() > 0 && List.of(cell.raceClass()).equals(cell.classes());
        boolean well = results.steps().stream().filter(s -> s.kernel().equals(cell.kernel()))
                .anyMatch(s -> WELL.equals(s.boot()) && !DAMAGED.equals(s.repair()));
        return alike && well ? given.stream().filter(k -> !k.expired(today) && isOf(k, results) && isAbout(k, cell)).map(KnownFinding::text).findFirst()
                : Optional.empty();
    }

    /** A line for each entry that has expired, was not seen though it was looked for, or is about nothing that was run. */
    public List<String> account(Results results) {
        List<String> lines = new ArrayList<>();
        carried.forEach(k -> account(results, k).ifPresent(lines::add));
        for (KnownFinding one : given) {
            Optional<String> line = account(results, one);
            boolean idle = line.isEmpty() && isOf(one, results) && cells(results, one).isEmpty();
            (idle ? Optional.of("known, but about nothing that was run: " + words(one)) : line).ifPresent(lines::add);
        }
        return lines;
    }

    private Optional<String> account(Results results, KnownFinding known) {
        if (!isOf(known, results)) {
            return Optional.empty();
        }
        List<Results.CellInfo> cells = cells(results, known);
        if (known.expired(today)) {
            return Optional.of("known until " + known.expires().orElseThrow() + ", and expired: it excuses nothing any more: " + words(known));
        }
        return cells.isEmpty() || cells.stream().anyMatch(c -> c.corrupt() > 0) ? Optional.empty()
                : Optional.of("known, but not seen in this run: " + words(known));
    }

    private static List<Results.CellInfo> cells(Results results, KnownFinding known) {
        return results.cells().stream().filter(c -> c.trials() > 0 && isAbout(known, c)).toList();
    }

    private static boolean isOf(KnownFinding known, Results results) {
        return known.bases().has(results.base().name(), results.base().version());
    }

    private static boolean isAbout(KnownFinding known, Results.CellInfo cell) {
        boolean kernel = cell.kernel().equals(STOCK) || known.where() == KnownFinding.Where.STEPS && cell.step() != null;
        return kernel && new Glob(known.scenarios()).matches(cell.scenario());
    }

    private static String words(KnownFinding known) {
        return String.join(", ", known.scenarios()) + ": " + known.text();
    }
}
