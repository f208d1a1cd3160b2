package dev.subblock.reproducer.kind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which kinds are asked for: all that there can be, or as few as have every two values of two dimensions together. */
public final class Kinds {

    private Kinds() {}

    /** The whole product, without what can't be, in the order of the dimensions' values. */
    public static List<Kind> all() {
        List<Kind> all = new ArrayList<>();
        extend(List.of(), all);
        return List.copyOf(all);
    }

    private static void extend(List<Feature> begun, List<Kind> into) {
        if (begun.size() == Kind.DIMENSIONS.size()) {
            Kind kind = Kind.of(begun);
            if (Impossible.reason(kind).isEmpty()) {
                into.add(kind);
            }
            return;
        }
        for (Feature value : Kind.DIMENSIONS.get(begun.size())) {
            List<Feature> longer = new ArrayList<>(begun);
            longer.add(value);
            extend(longer, into);
        }
    }

    /**
     * Each shape of a plain direct AIO write on each state, which is what the series is about; then, greedily, whichever
     * kind has the most pairs of values that no kind had before it, until none is left. Always the same.
     */
    public static List<Kind> pairwise() {
        Set<Kind> chosen = new LinkedHashSet<>();
        Set<Pair> seen = new HashSet<>();
        for (Shape shape : Shape.values()) {
            for (State state : State.values()) {
                Kind plain = new Kind(Route.DIRECT, Issue.AIO, shape, state, Cache.COLD, Flag.PLAIN, Mode.FILE);
                chosen.add(plain);
                seen.addAll(pairs(plain));
            }
        }
        List<Kind> all = all();
        while (true) {
            Kind best = null;
            int most = 0;
            for (Kind kind : all) {
                Set<Pair> fresh = new HashSet<>(pairs(kind));
                fresh.removeAll(seen);
                if (fresh.size() > most) {
                    most = fresh.size();
                    best = kind;
                }
            }
            if (best == null) {
                return List.copyOf(chosen);
            }
            chosen.add(best);
            seen.addAll(pairs(best));
        }
    }

    /** Two values of two dimensions, the one of the earlier dimension first. */
    record Pair(Feature one, Feature other) {}

    /** All that a kind has. */
    static List<Pair> pairs(Kind kind) {
        List<Feature> features = kind.features();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            for (int j = i + 1; j < features.size(); j++) {
                pairs.add(new Pair(features.get(i), features.get(j)));
            }
        }
        return pairs;
    }
}
