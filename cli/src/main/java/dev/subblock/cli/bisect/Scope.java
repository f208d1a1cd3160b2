package dev.subblock.cli.bisect;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What of the history a report needs, so that a run can be told without it.
 *
 * @param commits how many were in question
 * @param named those that the answer names; none until there is one
 */
public record Scope(int commits, List<Named> named) {

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

    public Scope {
        named = List.copyOf(Objects.requireNonNull(named, "named are missing"));
    }

    public static Scope of(Question question, Range range, Optional<Answer> answer) {
        return new Scope(range.graph().size(), answer.map(Answer::commits).orElse(List.of()).stream().map(id -> {
            OptionalInt number = range.graph().number(id);
            String title = range.graph().commit(number.orElseThrow()).title();
            return new Named(id, title, question.series() == null ? null : number.getAsInt());
        }).toList());
    }

    /** One of those that the answer names. @throws IllegalArgumentException if it is none of them */
    Named named(String id) {
        return named.stream().filter(n -> n.id().equals(id)).findFirst().orElseThrow(() -> new IllegalArgumentException(id + " is not named"));
    }
}
