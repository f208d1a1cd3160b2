package dev.subblock.analyzers.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A kind of write for which one kernel does something else than another. */
public record Change(String kind, Sequence before, Sequence after) {

    /** All that differ between two kernels, in the order of their kinds. Of a kind that one of them does not do the same each time, none is known. */
    public static List<Change> between(KernelSeen before, KernelSeen after) {
        List<Change> changes = new ArrayList<>();
        for (KindSeen kind : after.kinds()) {
            Optional<Sequence> old = before.of(kind.kind()).flatMap(KindSeen::sequence);
            if (old.isPresent() && kind.sequence().isPresent() && !old.get().equals(kind.sequence().get())) {
                changes.add(new Change(kind.kind(), old.get(), kind.sequence().get()));
            }
        }
        return List.copyOf(changes);
    }

    /** The kinds of which it can't be said whether they differ. */
    public static List<String> unknown(KernelSeen before, KernelSeen after) {
        return after.kinds().stream().filter(k -> k.sequence().isEmpty() || before.of(k.kind()).flatMap(KindSeen::sequence).isEmpty())
                .map(KindSeen::kind).toList();
    }

    /** What was taken out and put in, without what stayed: changes that have this in common are the same change. */
    public List<String> essence() {
        return diff().stream().filter(line -> !line.startsWith("  ")).toList();
    }

    /** As {@link SequenceDiff#of}. */
    public List<String> diff() {
        return SequenceDiff.of(before.tokens(), after.tokens());
    }
}
