package dev.subblock.cli.run;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The cells of a run by kernel and class, those of the classes' controls left out.
 *
 * @param kernels in the order in which they are shown
 * @param classes R2 before R10
 * @param cells by kernel, then by class
 */
public record Matrix(List<Results.StepInfo> kernels, List<String> classes, Map<String, Map<String, List<Results.CellInfo>>> cells) {

    /** A cell that fails as its base is known to. */
    public static final String KNOWN = "known";
    public static final String NOT_RUN = "not run";

    private static final Comparator<String> BY_NUMBER = Comparator.comparing((String c) -> c.replaceAll("\\d.*", ""))
            .thenComparing(c -> c.replaceAll("\\D", "").length()).thenComparing(c -> c);
    /** As verdicts merge, but for skip: what is not promised does not hide that the rest passed. What is known hides no new failure. */
    private static final List<String> WORST_FIRST = List.of("fail", "error", "inconclusive", KNOWN, "pass", "skip");

    public static Matrix of(Results results) {
        List<Results.StepInfo> kernels = results.steps().stream().filter(s -> !s.kernel().startsWith(Results.CONTROL_KERNEL)).toList();
        List<Results.CellInfo> cells = results.cells().stream().filter(c -> !c.kernel().startsWith(Results.CONTROL_KERNEL)).toList();
        TreeSet<String> classes = new TreeSet<>(BY_NUMBER);
        cells.forEach(c -> classes.add(c.raceClass()));
        return new Matrix(kernels, List.copyOf(classes), cells.stream().collect(Collectors.groupingBy(Results.CellInfo::kernel, LinkedHashMap::new,
                Collectors.groupingBy(Results.CellInfo::raceClass, LinkedHashMap::new, Collectors.toList()))));
    }

    /** Those of a kernel and a class; empty if none was run. */
    public List<Results.CellInfo> of(String kernel, String raceClass) {
        return cells.getOrDefault(kernel, Map.of()).getOrDefault(raceClass, List.of());
    }

    /** What they amount to: a verdict, {@link #KNOWN} or {@link #NOT_RUN}. */
    public String verdict(String kernel, String raceClass) {
        return worst(of(kernel, raceClass));
    }

    /** As {@link #verdict}, of any cells. */
    public static String worst(List<Results.CellInfo> some) {
        List<String> verdicts = some.stream().map(Matrix::word).toList();
        return WORST_FIRST.stream().filter(verdicts::contains).findFirst().orElse(NOT_RUN);
    }

    /** The verdict of one cell, or {@link #KNOWN}. */
    public static String word(Results.CellInfo cell) {
        return cell.known() == null ? cell.verdict() : KNOWN;
    }
}
