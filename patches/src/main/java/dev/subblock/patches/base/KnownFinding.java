package dev.subblock.patches.base;

import java.util.List;
import java.util.Objects;

/**
 * A scenario that a base is known to fail. It is run and told all the same; it does not fail a run.
 *
 * @param scenarios names; {@code *} stands for any run of characters
 * @param reason what is wrong there, and where that was shown
 * @param where in which kernels it is known
 */
public record KnownFinding(List<String> scenarios, String reason, Where where) {

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
}
