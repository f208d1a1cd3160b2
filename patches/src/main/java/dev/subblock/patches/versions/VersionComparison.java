package dev.subblock.patches.versions;

import dev.subblock.patches.series.Patch;
import dev.subblock.patches.series.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds for each patch of one version of a series the one of another that it became. */
public final class VersionComparison {

    /** git range-diff pairs patches whose difference is at most 60 % of them, its default creation factor. */
    private static final double ALIKE = 0.4;
    /** Every pair is looked at: 1,000 patches a side make a million. */
    private static final int MOST = 1000;

    private VersionComparison() {}

    /**
     * Pairs them: those that do the same first, then those of the same title, then what is most alike.
     *
     * @return in the order of the second version; what it dropped stands before the patch that followed it
     * @throws IllegalArgumentException if one of them has more than 1,000 patches
     */
    public static List<Pairing> compare(Series before, Series after) {
        if (before.patches().size() > MOST || after.patches().size() > MOST) {
            throw new IllegalArgumentException("a series has more than " + MOST + " patches");
        }
        Map<Patch, Patch> became = matches(before.patches(), after.patches());
        Map<Patch, Patch> from = new HashMap<>();
        became.forEach((a, b) -> from.put(b, a));
        List<Pairing> pairings = new ArrayList<>();
        int next = 0;
        for (Patch patch : after.patches()) {
            Optional<Patch> old = Optional.ofNullable(from.get(patch));
            while (old.isPresent() && next < before.patches().size() && before.patches().get(next).number() <= old.get().number()) {
                Patch passed = before.patches().get(next++);
                if (!became.containsKey(passed)) {
                    pairings.add(new Pairing(Optional.of(passed), Optional.empty(), Pairing.Kind.DROPPED));
                }
            }
            pairings.add(new Pairing(old, Optional.of(patch), old.map(o -> kind(o, patch)).orElse(Pairing.Kind.ADDED)));
        }
        before.patches().subList(next, before.patches().size()).stream().filter(p -> !became.containsKey(p))
                .forEach(p -> pairings.add(new Pairing(Optional.of(p), Optional.empty(), Pairing.Kind.DROPPED)));
        return pairings;
    }

    private static Pairing.Kind kind(Patch before, Patch after) {
        if (!Essence.of(before).equals(Essence.of(after))) {
            return Pairing.Kind.CHANGED;
        }
        return before.message().strip().equals(after.message().strip()) ? Pairing.Kind.SAME : Pairing.Kind.REWORDED;
    }

    private record Candidate(Patch before, Patch after, double likeness) {}

    private static Map<Patch, Patch> matches(List<Patch> before, List<Patch> after) {
        Map<Patch, Essence> essences = new HashMap<>();
        before.forEach(p -> essences.put(p, Essence.of(p)));
        after.forEach(p -> essences.put(p, Essence.of(p)));
        List<Candidate> candidates = new ArrayList<>();
        for (Patch a : before) {
            for (Patch b : after) {
                double likeness = essences.get(a).likeness(essences.get(b));
                // The same title says that the author takes it for the same patch.
                double weight = a.title().equals(b.title()) ? 1 + likeness : likeness == 1 ? 2 : likeness;
                if (weight > ALIKE) {
                    candidates.add(new Candidate(a, b, weight));
                }
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::likeness).reversed()
                .thenComparingInt(c -> Math.abs(c.before().number() - c.after().number())));
        Map<Patch, Patch> became = new HashMap<>();
        Map<Patch, Patch> from = new HashMap<>();
        for (Candidate candidate : candidates) {
            if (!became.containsKey(candidate.before()) && !from.containsKey(candidate.after())) {
                became.put(candidate.before(), candidate.after());
                from.put(candidate.after(), candidate.before());
            }
        }
        return became;
    }
}
