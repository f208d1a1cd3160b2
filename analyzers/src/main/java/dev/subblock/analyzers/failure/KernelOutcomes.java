package dev.subblock.analyzers.failure;

import dev.subblock.analyzers.console.ConsoleFinding;
import dev.subblock.analyzers.console.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What one kernel did at all points.
 *
 * @param kernel its id
 * @param title of its newest patch
 * @param step how many patches of the series it has; empty for a kernel outside the series
 * @param outcomes of all pairs of a kind and a point that were asked for
 * @param wrong what is not of one of them: complaints, and what {@code xfs_repair -n} found
 */
public record KernelOutcomes(String kernel, String title, OptionalInt step, List<Outcome> outcomes, List<String> wrong) {

    /** What XFS says when it can't write, which is what is wanted of it. By the ids of console patterns. */
    private static final Set<String> WANTED = Set.of("xfs-shutdown", "xfs-log-error", "xfs-metadata-io", "writeback-error", "page-allocation");
    /** Points at which nothing is to be said at all. */
    private static final Set<String> QUIET = Set.of("none", "address", "limit", "limit-inside", "largest", "no-space", "quota", "read-only", "frozen");

    public KernelOutcomes {
        outcomes = List.copyOf(outcomes);
        wrong = List.copyOf(wrong);
    }

    /** The same with what the kernel said on its console: of the pair that was under way, or of none. */
    public KernelOutcomes with(List<ConsoleFinding> findings) {
        List<Outcome> all = new ArrayList<>(outcomes);
        List<String> more = new ArrayList<>(wrong);
        for (ConsoleFinding finding : findings) {
            int space = finding.scenario().indexOf(' ');
            String kind = space < 0 ? "" : finding.scenario().substring(0, space);
            String point = space < 0 ? "" : finding.scenario().substring(space + 1);
            if (finding.severity() == Severity.NOTE || WANTED.contains(finding.id()) && !QUIET.contains(point)) {
                continue;
            }
            String line = "console: " + finding.id() + ": " + finding.text();
            int at = -1;
            for (int i = 0; i < all.size(); i++) {
                // Of the allocations of a call, the last; which of them it was, the console does not say.
                at = all.get(i).kind().equals(kind) && all.get(i).point().equals(point) ? i : at;
            }
            if (at < 0) {
                more.add(line);
            } else {
                all.set(at, all.get(at).with(line));
            }
        }
        return new KernelOutcomes(kernel, title, step, all, more);
    }

    /** The same, where what the base is known to do wrong is no failure. @param reason why that is known, as {@link Outcome#excusing} */
    public KernelOutcomes excusing(Function<String, Optional<String>> reason) {
        return new KernelOutcomes(kernel, title, step, outcomes.stream().map(o -> o.excusing(reason)).toList(), wrong);
    }

    /** With those of another guest of the same kernel. */
    public KernelOutcomes and(KernelOutcomes other) {
        return new KernelOutcomes(kernel, title, step, Stream.concat(outcomes.stream(), other.outcomes.stream()).toList(),
                Stream.concat(wrong.stream(), other.wrong.stream()).toList());
    }

    /** Whether nothing at all is wrong. */
    public boolean right() {
        return wrong.isEmpty() && wrongs().isEmpty();
    }

    /** Those at which something is wrong. */
    public List<Outcome> wrongs() {
        return outcomes.stream().filter(o -> !o.wrong().isEmpty()).toList();
    }

    /** Those of which nothing is proven. */
    public List<Outcome> open() {
        return outcomes.stream().filter(o -> o.wrong().isEmpty() && !o.right()).toList();
    }
}
