package dev.subblock.cli.bisect;

import dev.subblock.analyzers.bisect.Find;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A bisection for the terminal: what was tried, what was found, and text to paste where it is sure enough for that. */
public final class BisectReport {

    private final Question question;
    private final Scope scope;
    private final List<Visit> visits;
    private final Answer answer;
    private final PrintWriter out;

    private BisectReport(Question question, Scope scope, List<Visit> visits, Answer answer, PrintWriter out) {
        this.question = question;
        this.scope = scope;
        this.visits = visits;
        this.answer = answer;
        this.out = out;
    }

    public static void print(Question question, Scope scope, List<Visit> visits, Answer answer, PrintWriter out) {
        new BisectReport(question, scope, visits, answer, out).print();
    }

    /** One that has no answer yet: what was tried so far. @param run its directory */
    public static void printUnfinished(BisectPage page, Path run, PrintWriter out) {
        BisectReport report = new BisectReport(page.question(), page.scope(), page.visits(), null, out);
        report.head();
        page.visits().forEach(report::visit);
        out.println("not finished: subblock bisect --continue " + run + " goes on");
    }

    private void print() {
        head();
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
        List<String> paste = paste(question, scope, answer);
        if (!paste.isEmpty()) {
            out.println();
            out.println("to paste, after reading it:");
            paste.forEach(out::println);
        }
    }

    private void head() {
        out.printf("%d commits from %s to %s, looking for what %s %s%n", scope.commits(), shorter(question.old()), shorter(question.newer()),
                question.find() == Find.BUG ? "brings" : "cures", String.join(" ", question.scenarios().size() > 4
                        ? List.of(question.scenarios().get(0), "and " + (question.scenarios().size() - 1) + " more") : question.scenarios()));
        out.println();
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
    public static String confidence(double probability) {
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

    /** What to put into a mail or a commit; nothing where it is not sure, or a series that only its author has. */
    public static List<String> paste(Question question, Scope scope, Answer answer) {
        if (!answer.sound() || question.series() != null) {
            return List.of();
        }
        Scope.Named commit = scope.named(answer.commits().get(0));
        return question.find() == Find.FIX ? List.of("#regzbot fixed-by: " + commit.id())
                : List.of("Fixes: " + shorter(commit.id()) + " (\"" + commit.title() + "\")", "Reported-by: NAME <ADDRESS>", "Closes: LINK TO THE REPORT", "",
                        "#regzbot introduced: " + commit.id());
    }

    private String label(String id) {
        Scope.Named named = scope.named(id);
        return (named.patch() == null ? "" : "patch " + named.patch() + ": ") + shorter(id) + " " + named.title();
    }

    private static String shorter(String id) {
        return id.length() == 40 ? id.substring(0, 12) : id;
    }
}
