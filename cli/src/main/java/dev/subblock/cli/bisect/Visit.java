package dev.subblock.cli.bisect;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Objects;

/**
 * A commit that was looked at, and what was seen.
 *
 * @param commit its id; of the tip without the culprit, {@code reverted}
 * @param why {@code end}, {@code search}, {@code verify} or {@code revert}; {@code log} for a mark of a log that was read
 * @param saw what came of it
 * @param corrupt trials that showed the corruption, of {@code trials}
 * @param whole whether the trials were all the orders there are
 * @param scenarios corrupt trials by scenario
 * @param reason in words
 * @param buildSeconds 0 if the image was kept
 * @param boot subdirectory with its evidence; absent if it was not booted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Visit(String commit, String title, String why, Saw saw, int corrupt, int trials, boolean whole, Map<String, Integer> scenarios,
        String reason, double buildSeconds, double bootSeconds, String boot) {

    /** What comes of a visit. */
    public enum Saw { CORRUPT, CLEAN, UNTESTABLE }

    public Visit {
        Objects.requireNonNull(commit, "commit is missing");
        Objects.requireNonNull(title, "title is missing");
        Objects.requireNonNull(why, "why is missing");
        Objects.requireNonNull(saw, "saw is missing");
        Objects.requireNonNull(reason, "reason is missing");
        scenarios = scenarios == null ? Map.of() : Map.copyOf(scenarios);
        if (corrupt < 0 || corrupt > trials || (saw == Saw.CORRUPT) != corrupt > 0 || saw != Saw.UNTESTABLE && trials == 0) {
            throw new IllegalArgumentException(corrupt + " of " + trials + " corrupt is not " + saw);
        }
    }

    /** Of a commit that can't be tried. */
    static Visit untestable(String commit, String title, String why, String reason, double buildSeconds, double bootSeconds, String boot) {
        return new Visit(commit, title, why, Saw.UNTESTABLE, 0, 0, false, Map.of(), reason, buildSeconds, bootSeconds, boot);
    }

    @JsonIgnore
    boolean testable() {
        return saw != Saw.UNTESTABLE;
    }

    /** Whether a kernel was started for it. */
    @JsonIgnore
    boolean booted() {
        return boot != null;
    }
}
