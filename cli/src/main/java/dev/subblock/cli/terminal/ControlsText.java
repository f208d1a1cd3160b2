package dev.subblock.cli.terminal;

import dev.subblock.cli.run.Results;
import java.util.List;
import java.util.Locale;

/** What became of the controls of the classes: which scenario caught which, after how many trials and seconds. */
final class ControlsText {

    private ControlsText() {}

    /** Each control with the scenario that caught it first. */
    static void print(List<Results.ControlInfo> controls, Page page) {
        page.line(String.format("%-36s %-8s %s", "control", "class", "caught"));
        for (Results.ControlInfo control : controls) {
            page.line(String.format("%-36s %-8s %s", control.id(), String.join(",", control.classes()), word(control)));
            control.by().stream().findFirst().ifPresent(c -> page.paragraph(first(c), "    "));
            if (!control.verdict().equals("caught")) {
                page.paragraph("  " + control.reason(), "    ");
            }
        }
    }

    private static String word(Results.ControlInfo control) {
        if (!control.verdict().equals("caught")) {
            return control.verdict().equals("missed") ? "MISSED" : "ERROR";
        }
        return "by " + control.by().size() + (control.by().size() == 1 ? " scenario" : " scenarios");
    }

    private static String first(Results.CatchInfo c) {
        return String.format(Locale.ROOT, "  first: %s under %s, trial %d (%d of %d corrupt)%s", c.scenario(), c.order(), c.trials(),
                c.corrupt(), c.of(), c.seconds() < 0 ? "" : String.format(Locale.ROOT, ", %.1f s after the guest was ready", c.seconds()));
    }
}
