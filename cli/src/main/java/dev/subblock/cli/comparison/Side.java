package dev.subblock.cli.comparison;

import dev.subblock.analyzers.comparison.Tally;
import dev.subblock.analyzers.verdict.Verdict;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.known.KnownHere;
import dev.subblock.cli.run.Results;
import dev.subblock.cli.run.ResultsReader;
import dev.subblock.cli.run.RunFinder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One of the runs that are compared.
 *
 * @param typed as it was named
 * @param kernel the only one that is looked at; empty for all
 */
public record Side(String typed, Results results, Optional<String> kernel) {

    /** What a single kernel is called in a comparison, whatever it was called in its run. */
    private static final String THE_KERNEL = "kernel";

    /**
     * Reads it.
     *
     * @param typed a directory or name, perhaps with {@code :KERNEL}
     * @throws CliException if there is no such run, or it has no such kernel
     */
    public static Side read(Path runs, String typed) throws CliException, IOException {
        int colon = typed.lastIndexOf(':');
        boolean named = colon > 0 && typed.indexOf('/', colon) < 0;
        Results results = ResultsReader.read(RunFinder.find(runs, Path.of(named ? typed.substring(0, colon) : typed)));
        Optional<String> kernel = named ? Optional.of(typed.substring(colon + 1)) : Optional.empty();
        if (kernel.isPresent() && results.steps().stream().noneMatch(s -> s.kernel().equals(kernel.get()))) {
            throw CliException.usage("no kernel of " + typed.substring(0, colon) + " is named " + kernel.get() + "; one is "
                    + results.steps().stream().map(Results.StepInfo::kernel).reduce((a, b) -> b).orElse("none"));
        }
        return new Side(typed, results, kernel);
    }

    /** Its kernels, but not those with a historical bug, unless it is the one asked for. */
    List<Results.StepInfo> kernels() {
        return results.steps().stream().filter(s -> kernel.map(s.kernel()::equals).orElse(!s.kernel().startsWith(Results.CONTROL_KERNEL))).toList();
    }

    /** What that kernel is called in the comparison. */
    String name(String ofKernel) {
        return kernel.isPresent() ? THE_KERNEL : ofKernel;
    }

    /** The cells of those kernels. */
    List<Tally> tallies() {
        List<String> kernels = kernels().stream().map(Results.StepInfo::kernel).toList();
        return results.cells().stream().filter(c -> kernels.contains(c.kernel())).map(this::tally).toList();
    }

    /** Why it is known to fail those of its cells that it fails, by their names in the comparison. */
    Map<String, String> excuses(KnownHere known) {
        Map<String, String> excuses = new HashMap<>();
        List<String> kernels = kernels().stream().map(Results.StepInfo::kernel).toList();
        for (Results.CellInfo cell : results.cells().stream().filter(c -> kernels.contains(c.kernel())).toList()) {
            known.excuse(results, cell).ifPresent(why -> excuses.put(tally(cell).name(), why));
        }
        return excuses;
    }

    private Tally tally(Results.CellInfo cell) {
        Verdict verdict;
        try {
            verdict = Verdict.valueOf(cell.verdict().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            // A word of a newer subblock: what it means is not known here.
            verdict = Verdict.INCONCLUSIVE;
        }
        int trials = Math.max(0, cell.trials());
        return new Tally(name(cell.kernel()), cell.scenario(), trials, Math.max(0, Math.min(trials, cell.corrupt())),
                cell.orders() != null && cell.orders().exhausted(), verdict);
    }
}
