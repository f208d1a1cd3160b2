package dev.subblock.cli.run;

import dev.subblock.lab.command.Command;
import java.nio.file.Path;

/** The command that runs a cell again, ready to be pasted into a shell. */
public final class Rerun {

    private Rerun() {}

    /** For a cell that has something wrong in it and was served by a disk of ours: the same order; for any other the scenario anew. */
    public static String of(Path run, Results.CellInfo cell) {
        return cell.corrupt() > 0 && cell.boot() != null && cell.orders() != null ? replay(run, cell) : reproduce(cell);
    }

    /** The same order again. */
    public static String replay(Path run, Results.CellInfo cell) {
        return "./subblock replay " + word(run.toString()) + " " + word(CellFinder.name(cell));
    }

    /** The scenario again, on the same kernel. */
    public static String reproduce(Results.CellInfo cell) {
        String kernel = cell.step() != null ? "reproduce --step " + cell.step()
                : cell.kernel().startsWith(Results.CONTROL_KERNEL) ? "controls" : "reproduce --stock";
        String order = cell.order() == null || cell.order().equals("explore") ? "" : " --order " + word(cell.order());
        return "./subblock " + kernel + " --scenario " + word(cell.scenario()) + order;
    }

    /** As a shell takes it for one word. */
    private static String word(String text) {
        return Command.of(text).toString();
    }
}
