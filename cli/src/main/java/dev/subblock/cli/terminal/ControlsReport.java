package dev.subblock.cli.terminal;

import dev.subblock.cli.run.Results;
import java.io.PrintWriter;

/** What {@code controls} prints: each control with what caught it, and how fast orders were run. */
public final class ControlsReport {

    /** A class has some twenty scenarios; results.json has them all. */
    private static final int NAMED = 6;

    private ControlsReport() {}

    public static void print(Results results, PrintWriter out) {
        Page page = new Page(out, Ink.PLAIN);
        page.paragraph("controls of " + results.base().name() + " " + results.base().version() + " (" + results.host().accelerator() + ")", "  ");
        page.blank();
        ControlsText.print(results, NAMED, page);
        results.steps().stream().filter(s -> s.build().equals("failed")).forEach(s -> page.line(s.kernel() + " does not build"));
        if (results.exploration() != null && results.exploration().orders() > 0) {
            page.blank();
            page.paragraph(TextReport.exploration(results.exploration()), "  ");
        }
        page.blank();
        page.paragraph("verdict: " + results.verdict() + ": " + results.reason(), "  ");
    }
}
