package dev.subblock.cli.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * {@code results.json}: the face of a run to others. Schema 1; fields are added, never changed.
 *
 * @param verdict {@code pass}, {@code fail}, {@code inconclusive}, {@code skip} or {@code error};
 *     {@code running} until there is one
 * @param exit the exit code that goes with it; absent while running
 * @param timings seconds by name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Results(int schema, String verdict, Integer exit, String reason, BaseInfo base, SeriesInfo series,
        Host host, List<StepInfo> steps, List<CellInfo> cells, List<ClaimInfo> claims, Map<String, Double> timings) {

    public static final int SCHEMA = 1;

    public Results {
        require("verdict", verdict);
        require("reason", reason);
        require("base", base);
        require("series", series);
        require("host", host);
        steps = orEmpty(steps);
        cells = orEmpty(cells);
        claims = orEmpty(claims);
        timings = timings == null ? Map.of() : timings;
    }

    private static void require(String name, Object value) {
        Objects.requireNonNull(value, () -> name + " is missing");
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** Where the source came from: {@code sha256} is of the source package. */
    public record BaseInfo(String name, String version, String commit, String sha256) {}

    public record SeriesInfo(String name, String version) {}

    /** What it ran on. */
    public record Host(String subblock, String accelerator, String guest) {}

    /**
     * One kernel. {@code step} is absent for a kernel outside the series, which {@code kernel} names.
     *
     * @param build {@code ok}, {@code failed} or {@code pending}
     * @param warnings of the compiler, as many as {@code warningLines}
     * @param boot {@code ok}, how it ended otherwise, or {@code pending}
     * @param offsets hunks that went in at another line than their patch says
     * @param console what the console analyser found
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StepInfo(Integer step, String kernel, String title, String commit, String build, String image,
            int warnings, List<String> warningLines, String boot, String repair, List<String> offsets, List<String> console) {
        public StepInfo {
            require("kernel", kernel);
            require("title", title);
            require("build", build);
            warningLines = orEmpty(warningLines);
            offsets = orEmpty(offsets);
            console = orEmpty(console);
        }
    }

    /** One cell of the matrix; {@code findings} has the first few in words. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CellInfo(Integer step, String kernel, @JsonProperty("class") String raceClass, String scenario,
            String order, int trials, int corrupt, String verdict, String reason, List<String> findings) {
        public CellInfo {
            require("kernel", kernel);
            require("class", raceClass);
            require("verdict", verdict);
            require("reason", reason);
            findings = orEmpty(findings);
        }
    }

    public record ClaimInfo(String id, String quote, int from, String verdict, String reason) {
        public ClaimInfo {
            require("id", id);
            require("verdict", verdict);
            require("reason", reason);
        }
    }
}
