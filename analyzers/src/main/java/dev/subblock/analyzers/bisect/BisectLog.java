package dev.subblock.analyzers.bisect;

import java.util.List;
import java.util.Optional;

/**
 * What {@code git bisect log} prints and {@code git bisect replay} reads.
 *
 * @param oldTerm git's {@code good}, or the word that was chosen for it
 * @param newTerm git's {@code bad}, likewise
 * @param marks in the order in which they were made
 */
public record BisectLog(String oldTerm, String newTerm, List<Mark> marks) {
    public BisectLog {
        marks = List.copyOf(marks);
    }

    /** With the words for what is looked for: good and bad, or broken and fixed. */
    public static BisectLog of(Find find, List<Mark> marks) {
        return find == Find.BUG ? new BisectLog("good", "bad", marks) : new BisectLog("broken", "fixed", marks);
    }

    /** What its terms say is looked for; empty where they can be either, as old and new. */
    public Optional<Find> find() {
        return switch (newTerm) {
            case "bad" -> Optional.of(Find.BUG);
            case "fixed" -> Optional.of(Find.FIX);
            default -> Optional.empty();
        };
    }

    private String term(Mark.Kind kind) {
        return switch (kind) {
            case OLD -> oldTerm;
            case NEW -> newTerm;
            case SKIP -> "skip";
        };
    }

    /** As git writes it. @param first the commit that was found, if one was */
    public String text(Optional<Commit> first) {
        StringBuilder text = new StringBuilder("git bisect start");
        if (!newTerm.equals("bad") || !oldTerm.equals("good")) {
            text.append(" '--term-new=").append(newTerm).append("' '--term-old=").append(oldTerm).append('\'');
        }
        text.append('\n');
        for (Mark mark : marks) {
            String term = term(mark.kind());
            text.append("# ").append(term).append(": [").append(mark.id()).append("] ").append(mark.title()).append('\n')
                    .append("git bisect ").append(term).append(' ').append(mark.id()).append('\n');
        }
        first.ifPresent(c -> text.append("# first ").append(newTerm).append(" commit: [").append(c.id()).append("] ").append(c.title()).append('\n'));
        return text.toString();
    }

    /** @throws IllegalArgumentException saying which line can't be read, and why */
    public static BisectLog parse(String text) {
        return new BisectLogParser().parse(text);
    }
}
