package dev.subblock.reproducer.kind;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Combinations that there can't be.
 *
 * @param reason a sentence
 * @param excludes the kinds it speaks of
 */
public record Impossible(String reason, Predicate<Kind> excludes) {

    /** All of them. Each speaks of two dimensions only, so that a pair is impossible exactly if one of them excludes it. */
    public static final List<Impossible> RULES = List.of(
            new Impossible("An appending write goes to the end of the file, whatever it is asked for (open(2)).",
                    kind -> kind.flag() == Flag.APPEND && kind.state() != State.EOF),
            new Impossible("splice refuses a file that is opened for appending (splice(2): EINVAL).",
                    kind -> kind.flag() == Flag.APPEND && kind.issue() == Issue.SPLICE),
            new Impossible("RWF_NOWAIT is a flag of pwritev2(2) and of an iocb; splice has no such flag for the file.",
                    kind -> kind.flag() == Flag.NOWAIT && kind.issue() == Issue.SPLICE));

    /** Why there is no such kind; empty if there is. */
    public static Optional<String> reason(Kind kind) {
        return RULES.stream().filter(rule -> rule.excludes.test(kind)).map(Impossible::reason).findFirst();
    }
}
