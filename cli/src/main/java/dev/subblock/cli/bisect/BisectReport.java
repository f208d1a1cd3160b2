package dev.subblock.cli.bisect;

import dev.subblock.analyzers.bisect.Commit;
import dev.subblock.analyzers.bisect.Find;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** A bisection for the terminal: what was tried, what was found, and text to paste where it is sure enough for that. */
public final class BisectReport {

    private final Question question;
    private final Range range;
    private final List<Visit> visits;
    private final Answer answer;
    private final PrintWriter out;

    private BisectReport(Question question, Range range, List<Visit> visits, Answer answer, PrintWriter out) {
        this.question = question;
        this.range = range;
        this.visits = visits;
        this.answer = answer;
        this.out = out;
    }

    public static void print(Question question, Range range, List<Visit> visits, Answer answer, PrintWriter out) {
        new BisectReport(question, range, visits, answer, out).print();
    }

    private void print() {
        out.printf("%d commits from %s to %s, looking for what %s %s%n", range.graph().size(), shorter(question.old()), shorter(question.newer()),
                question.find() == Find.BUG ? "brings" : "cures", String.join(" ", question.scenarios().size() > 4
                        ? List.of(question.scenarios().get(0), "and " + (question.scenarios().size() - 1) + " more") : question.scenarios()));
        out.println();
        visits.forEach(this::visit);
        out.println();
        if (answer.commits().size() == 1) {
            found(answer.commits().get(0));
        } else {
            for (String id : answer.commits()) {
                out.println("  " + label(id));
            }
        }
        answer.verified().forEach(line -> out.println("  " + line));
        counts();
        out.println("result: " + answer.reason());
        if (answer.sound() && question.series() == null) {
            paste(commit(answer.commits().get(0)));
        }
    }

    private void visit(Visit visit) {
        String build = visit.boot() == null ? "" : visit.buildSeconds() > 0 ? String.format(Locale.ROOT, "built in %.0f s", visit.buildSeconds()) : "kept";
        out.printf("%-6s %-10s %-12s %-14s %s%n", visit.why(), visit.saw().name().toLowerCase(Locale.ROOT), shorter(visit.commit()), build, visit.title());
        if (!visit.testable()) {
            out.println("         " + visit.reason());
        } else if (visit.boot() != null) {
            out.println("         " + visit.reason());
        }
    }

    private void found(String id) {
        out.println("first commit where the observable changed" + (question.find() == Find.FIX ? ", from corrupt to clean:" : ", from clean to corrupt:"));
        out.println("  " + label(id));
        out.printf(Locale.ROOT, "  confidence %s%n", confidence(answer.probability()));
    }

    /** Never rounded up to certainty. */
    static String confidence(double probability) {
        return probability > 0.9999 ? "above 99.99 %" : String.format(Locale.ROOT, "%.2f %%", Math.floor(probability * 1e4) / 100);
    }

    private void counts() {
        long ends = booted("end");
        long search = booted("search");
        long after = booted("verify") + booted("revert");
        long built = visits.stream().filter(v -> v.buildSeconds() > 0).count();
        long skipped = visits.stream().filter(v -> !v.testable()).count();
        out.printf("boots: %d to find it (%d for the ends), %d to verify it; %d kernels built; %d trials%s%n", ends + search, ends, after, built,
                visits.stream().mapToInt(Visit::trials).sum(), skipped == 0 ? "" : "; " + skipped + " visits to what can't be tried");
    }

    private long booted(String why) {
        return visits.stream().filter(v -> v.why().equals(why) && v.booted()).count();
    }

    private void paste(Commit commit) {
        List<String> lines = new ArrayList<>();
        if (question.find() == Find.BUG) {
            lines.add("Fixes: " + commit.abbreviated() + " (\"" + commit.title() + "\")");
            lines.add("Reported-by: NAME <ADDRESS>");
            lines.add("Closes: LINK TO THE REPORT");
            lines.add("");
            lines.add("#regzbot introduced: " + commit.id());
        } else {
            lines.add("#regzbot fixed-by: " + commit.id());
        }
        out.println();
        out.println("to paste, after reading it:");
        lines.forEach(out::println);
    }

    private String label(String id) {
        OptionalInt number = range.graph().number(id);
        String which = question.series() != null && number.isPresent() ? "patch " + number.getAsInt() + ": " : "";
        return which + shorter(id) + " " + commit(id).title();
    }

    private Commit commit(String id) {
        return range.graph().commit(range.graph().number(id).orElseThrow());
    }

    private static String shorter(String id) {
        return id.length() == 40 ? id.substring(0, 12) : id;
    }
}
