package dev.subblock.cli.report.html;

import dev.subblock.analyzers.statistics.Rate;
import dev.subblock.cli.run.Results;
import java.util.Locale;

/** What several sections say in the same way. */
final class Words {

    private Words() {}

    /** The verdict as a word in a box; its colour says nothing that the word does not. */
    static void verdict(Markup to, String verdict) {
        verdict(to, verdict, verdict.equals("fail") ? "FAIL" : verdict);
    }

    /** As {@link #verdict}, where it must fit a narrow column: the longest word may be broken. */
    static void narrow(Markup to, String verdict) {
        verdict(to, verdict, verdict.equals("fail") ? "FAIL" : verdict.replace("inconclusive", "incon\u00adclusive"));
    }

    private static void verdict(Markup to, String verdict, String shown) {
        String known = switch (verdict) {
            case "pass", "holds", "caught", "ok", "clean", "found" -> "pass";
            case "fail", "refuted", "missed", "failed", "dirty", "panic", "oops", "hang", "corrupt" -> "fail";
            case "inconclusive", "running", "interrupted", "pending" -> "open";
            case "error" -> "error";
            default -> "skip";
        };
        to.element("span", shown, "class", "v v-" + known);
    }

    /** Of an element, from what a run calls something: distinct, and of harmless characters. */
    static String id(String kind, String name) {
        String plain = name.replaceAll("[^A-Za-z0-9.-]", "_");
        return kind + "-" + (plain.equals(name) && name.length() < 120 ? name : plain.substring(0, Math.min(60, plain.length())) + "_" + Integer.toHexString(name.hashCode()));
    }

    static String id(Results.CellInfo cell) {
        return id("c", cell.kernel() + "." + cell.scenario());
    }

    static String group(String kernel, String raceClass) {
        return id("e", kernel + "." + raceClass);
    }

    /** E.g. {@code 24 of 24 corrupt (86–100 %)}. */
    static String rate(Results.CellInfo cell) {
        if (cell.trials() < 1 || cell.corrupt() < 0 || cell.corrupt() > cell.trials()) {
            return "no trials";
        }
        Rate rate = Rate.of(cell.corrupt(), cell.trials());
        return cell.corrupt() + " of " + cell.trials() + " corrupt (" + percent(rate.lower()) + "–" + percent(rate.upper()) + " %)";
    }

    /** Whole numbers, but for what would become a false 0 or 100. */
    static String percent(double share) {
        double of100 = share * 100;
        return of100 > 0 && of100 < 1 || of100 > 99 && of100 < 100 ? String.format(Locale.ROOT, "%.1f", of100) : String.format(Locale.ROOT, "%.0f", of100);
    }

    static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most - 1) + "…" : text;
    }

    static String sentence(String text) {
        String whole = text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        return whole.endsWith(".") ? whole : whole + ".";
    }
}
