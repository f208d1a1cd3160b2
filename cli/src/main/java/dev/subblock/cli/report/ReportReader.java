package dev.subblock.cli.report;

import dev.subblock.analyzers.explain.Explanation;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.experiment.KeptCell;
import dev.subblock.cli.run.CellFinder;
import dev.subblock.cli.run.Rerun;
import dev.subblock.cli.run.Results;
import dev.subblock.cli.run.ResultsReader;
import dev.subblock.cli.run.SeriesCopy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads a run for a report. Whatever is damaged but its results is left out and said. */
public final class ReportReader {

    /** Each is two pictures and a table, some 12 KB: a page with more would be slow to open, and nobody looks at so many. */
    public static final int MOST_DRAWN = 200;
    /** Of boots that could not be read; they are all alike. */
    private static final int REMARKS = 5;

    private ReportReader() {}

    /** Results and series: what a machine wants to know. @throws CliException if the results are missing or damaged */
    public static Report figures(Path run) throws CliException, IOException {
        Results results = ResultsReader.read(run);
        List<String> remarks = new ArrayList<>();
        Optional<SeriesCopy> series = Optional.empty();
        try {
            series = SeriesCopy.read(run);
        } catch (CliException e) {
            remarks.add(e.getMessage());
        }
        return new Report(run, State.of(run, results), results, series, Map.of(), 0, remarks);
    }

    /** As {@link #figures}, with what happened in the failing cells. @throws CliException if the results are missing or damaged */
    public static Report whole(Path run) throws CliException, IOException {
        Report figures = figures(run);
        List<Results.CellInfo> failing = byInterest(figures.results());
        Map<String, List<Results.CellInfo>> boots = new LinkedHashMap<>();
        failing.stream().limit(MOST_DRAWN).filter(c -> c.boot() != null && c.corrupt() > 0)
                .forEach(c -> boots.computeIfAbsent(c.boot(), b -> new ArrayList<>()).add(c));
        Map<String, Explanation> drawn = new HashMap<>();
        List<String> remarks = new ArrayList<>(figures.remarks());
        for (List<Results.CellInfo> cells : boots.values()) {
            try {
                for (KeptCell kept : KeptCell.readAll(new Rerun(run, figures.results()), cells)) {
                    kept.explain(OptionalInt.empty()).ifPresent(e -> drawn.put(CellFinder.name(kept.cell()), e));
                }
            } catch (CliException | IOException e) {
                if (remarks.size() < REMARKS) {
                    remarks.add("not drawn: " + e.getMessage());
                }
            }
        }
        return new Report(run, figures.state(), figures.results(), figures.series(), drawn, Math.max(0, failing.size() - MOST_DRAWN), remarks);
    }

    /** First those on the kernel at which their corruption begins: what follows says the same again. */
    private static List<Results.CellInfo> byInterest(Results results) {
        Map<String, Set<String>> failing = new HashMap<>();
        results.cells().stream().filter(Report::failing).forEach(c -> failing.computeIfAbsent(c.kernel(), k -> new HashSet<>()).add(c.scenario()));
        List<Results.CellInfo> first = new ArrayList<>();
        List<Results.CellInfo> again = new ArrayList<>();
        String before = "";
        for (Results.StepInfo step : results.steps()) {
            if (step.kernel().startsWith(Results.CONTROL_KERNEL)) {
                continue;
            }
            Set<String> known = failing.getOrDefault(before, Set.of());
            results.cells().stream().filter(c -> Objects.equals(c.kernel(), step.kernel()) && Report.failing(c))
                    .forEach(c -> (known.contains(c.scenario()) ? again : first).add(c));
            before = step.kernel();
        }
        first.addAll(again);
        // What is judged comes before what is only told.
        return first.stream().sorted(Comparator.comparing(c -> !Report.failed(c))).toList();
    }
}
