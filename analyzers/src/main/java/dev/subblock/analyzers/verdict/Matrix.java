package dev.subblock.analyzers.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Kernels × race classes: the cells of a run, summed over scenarios and disk orders.
 *
 * @param kernels the rows: the steps of the series in order, then the kernels outside it, as they came
 * @param raceClasses the columns, in alphabetical order of their text and numerical order of their number
 * @param entries one for each pair that has a cell
 */
public record Matrix(List<Row> kernels, List<String> raceClasses, List<Entry> entries) {
    /** A kernel of the matrix. */
    public record Row(String kernel, OptionalInt step) {}

    /** What all cells of one kernel and one class say together; the reason is that of the worst of them. */
    public record Entry(String kernel, String raceClass, int trials, int corrupt, Verdict verdict, String reason) {}

    private record Place(String kernel, String raceClass) {}

    public Matrix {
        kernels = List.copyOf(kernels);
        raceClasses = List.copyOf(raceClasses);
        entries = List.copyOf(entries);
    }

    /** Sums cells: trials and corrupt are added, verdicts merged. */
    public static Matrix of(List<Cell> cells) {
        List<Row> rows = new ArrayList<>();
        List<String> classes = new ArrayList<>();
        Map<Place, Entry> entries = new LinkedHashMap<>();
        for (Cell cell : cells) {
            Row row = new Row(cell.kernel(), cell.step());
            if (!rows.contains(row)) {
                rows.add(row);
            }
            if (!classes.contains(cell.raceClass())) {
                classes.add(cell.raceClass());
            }
            entries.merge(new Place(cell.kernel(), cell.raceClass()), entry(cell), Matrix::sum);
        }
        rows.sort((a, b) -> Integer.compare(a.step().orElse(Integer.MAX_VALUE), b.step().orElse(Integer.MAX_VALUE)));
        // R2 before R14.
        classes.sort((a, b) -> a.length() != b.length() && a.startsWith("R") && b.startsWith("R")
                ? Integer.compare(a.length(), b.length()) : a.compareTo(b));
        return new Matrix(rows, classes, List.copyOf(entries.values()));
    }

    /** The entry of that kernel and class, if any of its cells was judged. */
    public Optional<Entry> at(String kernel, String raceClass) {
        return entries.stream().filter(e -> e.kernel().equals(kernel) && e.raceClass().equals(raceClass)).findFirst();
    }

    private static Entry entry(Cell c) {
        return new Entry(c.kernel(), c.raceClass(), c.trials(), c.corrupt(), c.verdict(), c.reason());
    }

    private static Entry sum(Entry a, Entry b) {
        Verdict worst = a.verdict().merge(b.verdict());
        return new Entry(a.kernel(), a.raceClass(), a.trials() + b.trials(), a.corrupt() + b.corrupt(), worst,
                worst == a.verdict() ? a.reason() : b.reason());
    }
}
