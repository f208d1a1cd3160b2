package dev.subblock.cli.terminal;

import dev.subblock.cli.known.KnownHere;
import dev.subblock.cli.run.Results;
import java.io.PrintWriter;

/** What of what is known was no use in a run, for a terminal. */
public final class KnownText {

    private KnownText() {}

    public static void print(KnownHere known, Results results, Ink ink, PrintWriter out) {
        Page page = new Page(out, ink);
        known.account(results).forEach(line -> page.paragraph(line, "  "));
    }
}
