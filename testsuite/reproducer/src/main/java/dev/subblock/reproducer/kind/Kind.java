package dev.subblock.reproducer.kind;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A kind of write. Its name has a word for each dimension, in their order:
 * {@code direct-aio-head-hole-cold-plain-file}.
 */
public record Kind(Route route, Issue issue, Shape shape, State state, Cache cache, Flag flag, Mode mode) {

    /** The values of each dimension, in the order of the components. */
    static final List<List<? extends Feature>> DIMENSIONS = List.of(List.of(Route.values()), List.of(Issue.values()), List.of(Shape.values()),
            List.of(State.values()), List.of(Cache.values()), List.of(Flag.values()), List.of(Mode.values()));

    /** Of one value for each dimension. */
    static Kind of(List<? extends Feature> values) {
        return new Kind((Route) values.get(0), (Issue) values.get(1), (Shape) values.get(2), (State) values.get(3), (Cache) values.get(4),
                (Flag) values.get(5), (Mode) values.get(6));
    }

    /** One value for each dimension. */
    List<Feature> features() {
        return List.of(route, issue, shape, state, cache, flag, mode);
    }

    public String name() {
        StringBuilder name = new StringBuilder();
        for (Feature feature : features()) {
            name.append(name.length() == 0 ? "" : "-").append(feature.word());
        }
        return name.toString();
    }

    /** The kind of that name; empty if there is none, or it can't be. */
    public static Optional<Kind> named(String name) {
        String[] words = name.split("-", DIMENSIONS.size() + 1);
        if (words.length != DIMENSIONS.size()) {
            return Optional.empty();
        }
        Feature[] values = new Feature[words.length];
        for (int i = 0; i < words.length; i++) {
            for (Feature value : DIMENSIONS.get(i)) {
                if (value.word().equals(words[i])) {
                    values[i] = value;
                }
            }
            if (values[i] == null) {
                return Optional.empty();
            }
        }
        Kind kind = of(Arrays.asList(values));
        return Impossible.reason(kind).isEmpty() ? Optional.of(kind) : Optional.empty();
    }
}
