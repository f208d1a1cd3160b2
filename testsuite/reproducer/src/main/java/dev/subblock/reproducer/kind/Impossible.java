package dev.subblock.reproducer.kind;

import java.util.List;
import java.util.Optional;

/**
 * Combinations that there can't be: of one value with another, or with all but one of another dimension.
 *
 * @param reason a sentence
 * @param one a value
 * @param other the value that it can not go with, or, of its dimension, the only one that it can
 * @param anyBut whether it is the only one
 */
public record Impossible(String reason, Feature one, Feature other, boolean anyBut) {

    /** All of them. Each speaks of two dimensions only, so that a pair is impossible exactly if one of them excludes it. */
    public static final List<Impossible> RULES = List.of(
            new Impossible("An appending write goes to the end of the file, whatever it is asked for (open(2)).",
                    Flag.APPEND, State.EOF, true),
            new Impossible("splice refuses a file that is opened for appending (splice(2): EINVAL).",
                    Flag.APPEND, Issue.SPLICE, false),
            new Impossible("RWF_NOWAIT is a flag of pwritev2(2) and of an iocb; splice has no such flag for the file.",
                    Flag.NOWAIT, Issue.SPLICE, false));

    /** Why there is no such kind; empty if there is. */
    public static Optional<String> reason(Kind kind) {
        for (Impossible rule : RULES) {
            if (rule.excludes(kind)) {
                return Optional.of(rule.reason);
            }
        }
        return Optional.empty();
    }

    private boolean excludes(Kind kind) {
        return kind.features().contains(one) && kind.features().contains(other) != anyBut;
    }
}
