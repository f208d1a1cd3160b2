package dev.subblock.cli.terminal;

import dev.subblock.cli.run.Results;
import java.util.Locale;
import java.util.stream.Collectors;

/** What became of the controls of the classes: which scenario caught which, after how many trials and seconds. */
final class ControlsText {

    /** More say the same of the catalogue. */
    private static final int UNCAUGHT = 8;

    private ControlsText() {}

    /** @param most scenarios that are named for each control, the one that took the fewest trials first */
    static void print(Results results, int most, Page page) {
        page.line(String.format("%-36s %-8s %s", "control", "class", "caught"));
        for (Results.ControlInfo control : results.controls()) {
            page.line(String.format("%-36s %-8s %s", control.id(), String.join(",", control.classes()), word(control)));
            control.by().stream().limit(most).forEach(c -> page.paragraph("  " + caught(c), "    "));
            if (control.by().size() > most && most > 1) {
                page.line("  and " + (control.by().size() - most) + " more");
            }
            if (!control.verdict().equals("caught")) {
                page.paragraph("  " + control.reason(), "    ");
            }
        }
        if (!results.uncaught().isEmpty()) {
            page.paragraph("no control makes these fail: " + results.uncaught().stream().limit(UNCAUGHT).collect(Collectors.joining(", "))
                    + (results.uncaught().size() > UNCAUGHT ? " and " + (results.uncaught().size() - UNCAUGHT) + " more" : ""), "  ");
        }
    }

    private static String word(Results.ControlInfo control) {
        if (!control.verdict().equals("caught")) {
            return control.verdict().equals("missed") ? "MISSED" : "ERROR";
        }
        return "by " + control.by().size() + (control.by().size() == 1 ? " scenario" : " scenarios");
    }

    private static String caught(Results.CatchInfo c) {
        return String.format(Locale.ROOT, "%s under %s, trial %d (%d of %d corrupt)%s", c.scenario(), c.order(), c.trials(),
                c.corrupt(), c.of(), c.seconds() < 0 ? "" : String.format(Locale.ROOT, ", %.1f s after the guest was ready", c.seconds()));
    }
}
