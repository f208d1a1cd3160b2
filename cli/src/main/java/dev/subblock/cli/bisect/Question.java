package dev.subblock.cli.bisect;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.subblock.analyzers.bisect.Find;
import java.util.List;
import java.util.Objects;

/**
 * What is asked, whole: an interrupted run goes on from this and from what was seen.
 *
 * @param base whose configuration and work tree kernels are built with
 * @param series whose steps are bisected; absent where it is the history of a repository
 * @param repository git directory; absent where it is a series
 * @param old id of the older end
 * @param newer id of the newer end
 * @param scenarios names in the catalogue
 * @param order disk order
 * @param trials of each scenario, where they are no search
 * @param confidence at which it ends
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Question(String base, String series, String repository, String old, String newer, Find find, List<String> scenarios,
        String order, int trials, double confidence) {
    public Question {
        Objects.requireNonNull(base, "base is missing");
        Objects.requireNonNull(old, "old is missing");
        Objects.requireNonNull(newer, "newer is missing");
        Objects.requireNonNull(find, "find is missing");
        Objects.requireNonNull(order, "order is missing");
        scenarios = List.copyOf(Objects.requireNonNull(scenarios, "scenarios are missing"));
    }
}
