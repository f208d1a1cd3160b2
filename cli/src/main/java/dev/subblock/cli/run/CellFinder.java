package dev.subblock.cli.run;

import dev.subblock.cli.exit.CliException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds a cell of a run by what somebody types: {@code KERNEL/SCENARIO} or {@code KERNEL:SCENARIO}, the beginnings of both being enough. */
public final class CellFinder {

    /** Of many that fit; they show what is missing. */
    private static final int SHOWN = 3;

    private CellFinder() {}

    /** @throws CliException if none fits, or more than one */
    public static Results.CellInfo find(Results results, String typed) throws CliException {
        int at = separator(typed);
        if (at < 0) {
            throw CliException.usage("a cell is named KERNEL/SCENARIO, for instance " + example(results) + "; not " + typed);
        }
        String kernel = typed.substring(0, at);
        String scenario = typed.substring(at + 1);
        // "step-1" is step-1 even where there is a step-10.
        boolean exact = results.cells().stream().anyMatch(c -> c.kernel().equals(kernel));
        List<Results.CellInfo> ofKernel = results.cells().stream()
                .filter(c -> exact ? c.kernel().equals(kernel) : c.kernel().startsWith(kernel)).toList();
        List<Results.CellInfo> fitting = ofKernel.stream().filter(c -> c.scenario().equals(scenario)).toList();
        if (fitting.isEmpty()) {
            fitting = ofKernel.stream().filter(c -> c.scenario().startsWith(scenario)).toList();
        }
        if (fitting.isEmpty()) {
            throw CliException.usage("no cell of this run is named " + typed + (results.cells().isEmpty() ? "; it has none" : "; one is " + example(results)));
        }
        if (fitting.size() > 1) {
            throw CliException.usage(typed + " may be any of " + fitting.size() + " cells: "
                    + fitting.stream().limit(SHOWN).map(CellFinder::name).collect(Collectors.joining(", ")) + (fitting.size() > SHOWN ? ", ..." : ""));
        }
        return fitting.get(0);
    }

    /** The first cell that is a failure by corruption; or else the first in which anything was corrupt at all. */
    public static Optional<Results.CellInfo> firstCorrupt(Results results) {
        List<Results.CellInfo> corrupt = results.cells().stream().filter(c -> c.corrupt() > 0).toList();
        return corrupt.stream().filter(c -> c.verdict().equals("fail") && !c.kernel().startsWith(Results.CONTROL_KERNEL)).findFirst()
                .or(() -> corrupt.stream().findFirst());
    }

    /** As {@link #find} takes it. */
    public static String name(Results.CellInfo cell) {
        return cell.kernel() + "/" + cell.scenario();
    }

    private static String example(Results results) {
        return results.cells().isEmpty() ? "step-0/r1-4k-hole-one-halves" : name(results.cells().get(0));
    }

    private static int separator(String typed) {
        int slash = typed.indexOf('/');
        return slash >= 0 ? slash : typed.indexOf(':');
    }
}
