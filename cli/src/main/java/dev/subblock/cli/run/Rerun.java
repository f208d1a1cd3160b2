package dev.subblock.cli.run;

import dev.subblock.lab.command.Command;
import java.nio.file.Path;

/**
 * The commands that run a cell of a run again, ready to be pasted into a shell.
 *
 * @param run its directory, as commands name it
 * @param results what it found
 */
public record Rerun(Path run, Results results) {

    /** The base that is meant where a command line names none. */
    public static final String USUAL_BASE = "linux-6.1";

    /** For a cell that has something wrong in it and was served by a disk of ours: the same order; for any other the scenario anew. */
    public String of(Results.CellInfo cell) {
        return cell.corrupt() > 0 && cell.boot() != null && cell.orders() != null ? replay(cell) : reproduce(cell);
    }

    /** The same order again. */
    public String replay(Results.CellInfo cell) {
        return "./subblock replay " + word(run.toString()) + " " + word(CellFinder.name(cell));
    }

    /** The scenario again, on the same kernel; of a kernel of the user's own, on all of the run, of which each is kept. */
    public String reproduce(Results.CellInfo cell) {
        boolean control = cell.step() == null && cell.kernel().startsWith(Results.CONTROL_KERNEL);
        boolean own = results.base().tree() != null;
        String kernel = own ? "verify" : cell.step() != null ? "reproduce --step " + cell.step() : control ? "controls" : "reproduce --stock";
        String base = own ? " --tree " + word(results.base().tree()) + " --base " + word(results.base().revision())
                : results.base().name().equals(USUAL_BASE) ? "" : " --base " + word(results.base().name());
        String series = results.series().given() == null || !own && cell.step() == null ? "" : " --series " + word(results.series().given());
        String watching = "debug".equals(results.host().configuration()) && (own || !control) ? " --debug-kernel" : "";
        String order = cell.order() == null || cell.order().equals("explore") ? "" : " --order " + word(cell.order());
        return "./subblock " + kernel + base + series + watching + " --scenario " + word(cell.scenario()) + order;
    }

    /** As a shell takes it for one word. */
    private static String word(String text) {
        return Command.of(text).toString();
    }
}
