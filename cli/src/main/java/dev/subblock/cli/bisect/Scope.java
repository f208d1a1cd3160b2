package dev.subblock.cli.bisect;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.subblock.analyzers.bisect.Belief;
import dev.subblock.analyzers.bisect.CommitGraph;
import dev.subblock.analyzers.bisect.Sighting;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What of the history a report needs, so that a run can be told without it.
 *
 * @param commits how many were in question
 * @param named those that the answer names; none until there is one
 * @param places those of the range worth drawing, in its order: all, if they are few, else the ends, what was tried, what is likely; absent in runs of before
 * @param outside how likely it is that none of the range is it; absent with them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Scope(int commits, List<Named> named, List<Place> places, Double outside) {

    /** Of those that were never tried; a picture has no room for more. */
    private static final int MOST_PLACES = 200;
    /** What is less likely would be no pixel. */
    private static final double LEAST = 0.001;
    /** So few are all drawn: any series. */
    private static final int FEW = 40;

    /**
     * A commit as a report names it.
     *
     * @param patch its number in the series; absent where it is the history of a repository
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Named(String id, String title, Integer patch) {
        public Named {
            Objects.requireNonNull(id, "id is missing");
            Objects.requireNonNull(title, "title is missing");
        }
    }

    /**
     * A commit of the range.
     *
     * @param number 0 is the old end, {@code commits} the new one
     * @param probability that it is the one; of the old end 0
     */
    public record Place(int number, String id, String title, double probability) {
        public Place {
            Objects.requireNonNull(id, "id is missing");
            Objects.requireNonNull(title, "title is missing");
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("a probability of " + probability);
            }
        }
    }

    public Scope {
        places = places == null ? null : List.copyOf(places);
        named = List.copyOf(Objects.requireNonNull(named, "named are missing"));
    }

    public static Scope of(Question question, Range range, List<Visit> visits, Optional<Answer> answer) {
        CommitGraph graph = range.graph();
        List<Named> named = answer.map(Answer::commits).orElse(List.of()).stream().map(id -> {
            int number = graph.number(id).orElseThrow();
            return new Named(id, graph.commit(number).title(), question.series() == null ? null : number);
        }).toList();
        Belief belief = Belief.before(graph, question.find());
        SortedSet<Integer> worth = new TreeSet<>(List.of(0, graph.newest()));
        for (Visit visit : visits) {
            OptionalInt number = graph.number(visit.commit());
            number.ifPresent(worth::add);
            if (number.isPresent() && visit.testable()) {
                belief = belief.after(new Sighting(number.getAsInt(), visit.corrupt(), visit.trials() - visit.corrupt(), visit.whole()));
            }
        }
        double[] likely = belief.probabilities();
        double outside = likely[0] + likely[belief.never()];
        likely[0] = 0;
        IntStream.rangeClosed(1, graph.newest()).filter(n -> likely[n] >= LEAST || graph.size() <= FEW).boxed().sorted(Comparator.comparingDouble(n -> -likely[n])).limit(MOST_PLACES).forEach(worth::add);
        return new Scope(graph.size(), named, worth.stream().map(n -> new Place(n, graph.commit(n).id(), graph.commit(n).title(), likely[n])).toList(), outside);
    }

    /** One of those that the answer names. @throws IllegalArgumentException if it is none of them */
    public Named named(String id) {
        return named.stream().filter(n -> n.id().equals(id)).findFirst().orElseThrow(() -> new IllegalArgumentException(id + " is not named"));
    }
}
