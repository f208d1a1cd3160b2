package dev.subblock.cli.comparison;

import dev.subblock.analyzers.comparison.Comparison;
import dev.subblock.analyzers.verdict.Verdict;
import dev.subblock.cli.known.KnownHere;
import dev.subblock.cli.run.Results;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Everything that two runs can be held against each other in.
 *
 * @param kernels those whose compiler or console said something else
 * @param known why the second run fails a cell and is known to, by the cell's name in the comparison
 */
public record RunComparison(Side before, Side after, Comparison cells, List<KernelChange> kernels, Map<String, String> known) {
    public RunComparison {
        known = Map.copyOf(known);
        kernels = List.copyOf(kernels);
    }

    /** @param known what is known to fail */
    public static RunComparison of(Side before, Side after, KnownHere known) {
        Map<String, Results.StepInfo> old = new HashMap<>();
        before.kernels().forEach(s -> old.put(before.name(s.kernel()), s));
        List<KernelChange> kernels = new ArrayList<>();
        for (Results.StepInfo now : after.kernels()) {
            String name = after.name(now.kernel());
            if (old.containsKey(name)) {
                add(kernels, name, "warning", old.get(name), now, Results.StepInfo::warningLines);
                add(kernels, name, "console", old.get(name), now, Results.StepInfo::console);
            }
        }
        Map<String, String> excuses = after.excuses(known);
        Comparison cells = Comparison.of(before.tallies(), after.tallies(), Comparison.ALPHA).excusing(excuses.keySet());
        return new RunComparison(before, after, cells, kernels, excuses);
    }

    private static void add(List<KernelChange> changes, String kernel, String what, Results.StepInfo before, Results.StepInfo after,
            Function<Results.StepInfo, List<String>> lines) {
        List<String> was = lines.apply(before).stream().map(RunComparison::withoutFigures).toList();
        List<String> is = lines.apply(after).stream().map(RunComparison::withoutFigures).toList();
        List<String> added = lines.apply(after).stream().filter(l -> !was.contains(withoutFigures(l))).distinct().toList();
        List<String> gone = lines.apply(before).stream().filter(l -> !is.contains(withoutFigures(l))).distinct().toList();
        if (!added.isEmpty() || !gone.isEmpty()) {
            changes.add(new KernelChange(kernel, what, added, gone));
        }
    }

    /** Line numbers, addresses and times differ between kernels that say the same. */
    private static String withoutFigures(String line) {
        return line.replaceAll("0x[0-9a-fA-F]+|\\d+", "#");
    }

    /** Fail on a regression, inconclusive if there may be one. */
    public Verdict verdict() {
        boolean more = kernels.stream().anyMatch(k -> !k.added().isEmpty());
        return more ? Verdict.FAIL : cells.verdict();
    }
}
