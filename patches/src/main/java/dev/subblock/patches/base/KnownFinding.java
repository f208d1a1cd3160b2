package dev.subblock.patches.base;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A scenario that a base is known to fail. It is run and told all the same; it does not fail a run.
 *
 * @param scenarios names; {@code *} stands for any run of characters
 * @param reason what is wrong there, and where that was shown
 * @param where in which kernels it is known
 * @param link where more is said: an address, or the id of a commit
 * @param bases which it is known of
 * @param expires the last day on which it excuses anything
 */
public record KnownFinding(List<String> scenarios, String reason, Where where, Optional<String> link, BaseRange bases,
        Optional<LocalDate> expires) {

    /** Kernels of a base. */
    public enum Where {
        /** The base as it came. */
        BASE("base"),
        /** Every step of a series as well: none that is carried mends it. */
        STEPS("steps");

        private final String word;

        Where(String word) {
            this.word = word;
        }

        /** In the base's file. */
        public String word() {
            return word;
        }
    }

    public KnownFinding {
        scenarios = List.copyOf(scenarios);
        Objects.requireNonNull(where, "where is null");
    }

    /** One of all versions and for good. */
    public static KnownFinding always(List<String> scenarios, String reason, Where where) {
        return new KnownFinding(scenarios, reason, where, Optional.empty(), BaseRange.ALL, Optional.empty());
    }

    /** Whether it excuses nothing any more. */
    public boolean expired(LocalDate today) {
        return expires.isPresent() && today.isAfter(expires.get());
    }

    /** The reason, with its link. */
    public String text() {
        return reason + link.map(l -> " (" + l + ")").orElse("");
    }
}
