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
 * @param controls of the classes, where they were run
 * @param uncaught promised scenarios that no control made fail, where controls were run: they have not been seen to see anything
 * @param exploration how fast orders were run; absent until something was
 * @param timings seconds by name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Results(int schema, String verdict, Integer exit, String reason, BaseInfo base, SeriesInfo series,
        Host host, List<StepInfo> steps, List<CellInfo> cells, List<ClaimInfo> claims, List<ControlInfo> controls,
        List<String> uncaught, ExplorationInfo exploration, Map<String, Double> timings) {

    public static final int SCHEMA = 1;

    /** What the names of kernels begin with that have one historical bug of a class; the control's id follows. */
    public static final String CONTROL_KERNEL = "control-";

    public Results {
        require("verdict", verdict);
        require("reason", reason);
        require("base", base);
        require("series", series);
        require("host", host);
        steps = orEmpty(steps);
        cells = orEmpty(cells);
        claims = orEmpty(claims);
        controls = orEmpty(controls);
        uncaught = orEmpty(uncaught);
        timings = timings == null ? Map.of() : timings;
    }

    private static void require(String name, Object value) {
        Objects.requireNonNull(value, () -> name + " is missing");
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /**
     * Where the source came from.
     *
     * @param sha256 of the source package; empty for a source that somebody gave
     * @param remarks what one must know of it to read the rest, a sentence each
     * @param tree git directory of a kernel of the user's own; absent if the base is carried
     * @param revision id of the commit there
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record BaseInfo(String name, String version, String commit, String sha256, List<String> remarks, String tree, String revision) {
        public BaseInfo {
            remarks = orEmpty(remarks);
        }
    }

    /** @param given how a command line names it; absent if it is the base's own */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SeriesInfo(String name, String version, String given) {}

    /**
     * What it ran on.
     *
     * @param configuration of its kernels, where it is not the usual one: {@code debug}; absent otherwise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Host(String subblock, String accelerator, String guest, String configuration) {}

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

    /**
     * One cell of the matrix.
     *
     * @param findings the first few in words
     * @param promised whether anybody promised what the scenario asks for; absent in runs of before
     * @param orders what is known of the orders it ran under; absent where no disk of ours served it
     * @param boot the subdirectory with its evidence and trace
     * @param known why the base is known to fail it, where it did, and as what the scenario is made to show; absent otherwise
     * @param classes of all that was found in it, sorted; absent until the run is over, and in runs of before
     * @param landing for a corrupt cell: the requests of the trial shown first, in the order in which they landed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CellInfo(Integer step, String kernel, @JsonProperty("class") String raceClass, String scenario,
            String order, int trials, int corrupt, String verdict, String reason, List<String> findings, Boolean promised,
            OrdersInfo orders, String boot, List<String> landing, String known, List<String> classes) {
        public CellInfo {
            require("kernel", kernel);
            require("class", raceClass);
            require("verdict", verdict);
            require("reason", reason);
            findings = orEmpty(findings);
            landing = orEmpty(landing);
        }
    }

    /**
     * The orders under which a scenario ran.
     *
     * @param run how many different ones
     * @param exhausted whether there are no others
     * @param outstanding the most requests that could be chosen from at once
     * @param bound at most so many were to be explored; 0 where the order was no exploration
     * @param sampled trials under random orders after that
     */
    public record OrdersInfo(int run, boolean exhausted, int outstanding, int bound, int sampled) {}

    /**
     * One control of a class: a kernel with one historical bug.
     *
     * @param classes those whose scenarios must fail on it
     * @param revives which bug it brings back
     * @param verdict {@code caught}, {@code missed} or {@code error}
     * @param by what caught it, the first first
     */
    public record ControlInfo(String id, List<String> classes, String revives, String verdict, String reason, List<CatchInfo> by) {
        public ControlInfo {
            require("id", id);
            require("verdict", verdict);
            require("reason", reason);
            classes = orEmpty(classes);
            by = orEmpty(by);
        }
    }

    /**
     * A scenario that caught a control.
     *
     * @param trials up to and including the first corrupt one
     * @param corrupt how many were, of {@code of}
     * @param seconds from the guest being ready to its word of it; negative where that is not known
     */
    public record CatchInfo(String scenario, String order, int trials, int corrupt, int of, double seconds) {}

    /**
     * How fast orders were run, over all kernels.
     *
     * @param orders trials, each under an order of its own
     * @param seconds in which at least one guest was in its trials: two guests side by side count once
     * @param costs where the time went, summed over guests, the largest first
     */
    public record ExplorationInfo(int orders, double seconds, double ordersPerSecond, List<CostInfo> costs) {
        public ExplorationInfo {
            costs = orEmpty(costs);
        }
    }

    public record CostInfo(String what, double seconds) {}

    public record ClaimInfo(String id, String quote, int from, String verdict, String reason) {
        public ClaimInfo {
            require("id", id);
            require("verdict", verdict);
            require("reason", reason);
        }
    }
}
