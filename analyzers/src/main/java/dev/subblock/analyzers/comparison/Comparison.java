package dev.subblock.analyzers.comparison;

import dev.subblock.analyzers.statistics.Holm;
import dev.subblock.analyzers.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.commons.statistics.inference.FisherExactTest;

/**
 * The cells of two runs, side by side. Whether two rates differ is asked by Fisher's exact test, two-sided, with
 * {@linkplain Holm Holm's correction} for all cells that have trials in both runs. Where both ran all orders that there
 * are, nothing is asked: those figures are no sample.
 *
 * @param cells in the order of the first run, then those that only the second has
 */
public record Comparison(List<CellChange> cells) {

    /** One false alarm in a hundred comparisons of runs that do not differ. */
    public static final double ALPHA = 0.01;

    public Comparison {
        cells = List.copyOf(cells);
    }

    /** @param alpha the chance of a false alarm among all cells together, between 0 and 1 */
    public static Comparison of(List<Tally> before, List<Tally> after, double alpha) {
        Map<String, Tally> first = byName(before);
        Map<String, Tally> second = byName(after);
        Set<String> names = new LinkedHashSet<>(first.keySet());
        names.addAll(second.keySet());
        Map<String, Double> p = corrected(names.stream().filter(n -> sampled(first.get(n), second.get(n))).toList(), first, second);
        List<CellChange> cells = new ArrayList<>();
        for (String name : names) {
            Optional<Tally> a = Optional.ofNullable(first.get(name));
            Optional<Tally> b = Optional.ofNullable(second.get(name));
            OptionalDouble chance = p.containsKey(name) ? OptionalDouble.of(p.get(name)) : OptionalDouble.empty();
            Change change = a.isEmpty() ? Change.ADDED : b.isEmpty() ? Change.GONE : change(a.get(), b.get(), chance, alpha);
            cells.add(new CellChange(a, b, change, chance));
        }
        return new Comparison(cells);
    }

    private static Map<String, Tally> byName(List<Tally> tallies) {
        Map<String, Tally> all = new LinkedHashMap<>();
        tallies.forEach(t -> all.put(t.name(), t));
        return all;
    }

    private static boolean sampled(Tally a, Tally b) {
        return a != null && b != null && a.trials() > 0 && b.trials() > 0 && !(a.exhausted() && b.exhausted());
    }

    private static Map<String, Double> corrected(List<String> names, Map<String, Tally> first, Map<String, Tally> second) {
        double[] p = names.stream().mapToDouble(n -> fisher(first.get(n), second.get(n))).toArray();
        double[] corrected = Holm.corrected(p);
        Map<String, Double> all = new LinkedHashMap<>();
        for (int i = 0; i < corrected.length; i++) {
            all.put(names.get(i), corrected[i]);
        }
        return all;
    }

    private static double fisher(Tally a, Tally b) {
        int clean = a.trials() - a.corrupt() + b.trials() - b.corrupt();
        if (a.corrupt() + b.corrupt() == 0 || clean == 0) {
            // All alike: the test is not defined there, and there is nothing to tell apart.
            return 1;
        }
        return FisherExactTest.withDefaults().test(new int[][] {{a.corrupt(), a.trials() - a.corrupt()},
                {b.corrupt(), b.trials() - b.corrupt()}}).getPValue();
    }

    private static Change change(Tally a, Tally b, OptionalDouble p, double alpha) {
        boolean differ = p.isPresent() ? p.getAsDouble() < alpha
                : a.exhausted() && b.exhausted() && (long) a.corrupt() * b.trials() != (long) b.corrupt() * a.trials();
        boolean failed = a.verdict() == Verdict.FAIL;
        boolean fails = b.verdict() == Verdict.FAIL;
        if (failed && fails) {
            return differ ? Change.RATE : Change.SAME;
        }
        if (!known(a) || !known(b)) {
            // What fails now is no less a failure because nobody could tell before.
            return a.verdict() == b.verdict() ? Change.SAME : fails ? Change.REGRESSED : Change.UNKNOWN;
        }
        if (failed != fails) {
            // A kernel can fail without a corrupt trial, by what it says or how it ends: that is no matter of rates.
            boolean real = differ || a.corrupt() + b.corrupt() == 0;
            return real ? fails ? Change.REGRESSED : Change.MENDED : Change.FLAKY;
        }
        return differ ? Change.RATE : Change.SAME;
    }

    private static boolean known(Tally tally) {
        return tally.verdict() == Verdict.PASS || tally.verdict() == Verdict.FAIL || tally.verdict() == Verdict.SKIP;
    }

    /** The same, with regressions that are known. @param known names of cells that the second run is known to fail */
    public Comparison excusing(Set<String> known) {
        return new Comparison(cells.stream().map(c -> known.contains(c.name()) && isRegression(c)
                ? new CellChange(c.before(), c.after(), Change.KNOWN, c.p()) : c).toList());
    }

    private static boolean isRegression(CellChange cell) {
        return cell.change() == Change.REGRESSED
                || cell.change() == Change.FLAKY && cell.after().orElseThrow().verdict() == Verdict.FAIL;
    }

    /** How many changed so. */
    public long count(Change change) {
        return cells.stream().filter(c -> c.change() == change).count();
    }

    /** Of the cells alone: fail if any regressed, inconclusive if that can't be told of one that passed, else pass. */
    public Verdict verdict() {
        if (cells.isEmpty() || cells.stream().allMatch(c -> c.before().isEmpty() || c.after().isEmpty())) {
            return Verdict.INCONCLUSIVE;
        }
        if (count(Change.REGRESSED) > 0) {
            return Verdict.FAIL;
        }
        boolean open = cells.stream().anyMatch(c -> c.change() == Change.FLAKY && c.after().orElseThrow().verdict() == Verdict.FAIL
                || c.change() == Change.UNKNOWN && c.before().orElseThrow().verdict() == Verdict.PASS
                || c.change() == Change.GONE && c.before().orElseThrow().verdict() == Verdict.PASS);
        return open ? Verdict.INCONCLUSIVE : Verdict.PASS;
    }
}
