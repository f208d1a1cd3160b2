package dev.subblock.cli.cost;

import dev.subblock.analyzers.cost.Costs;
import dev.subblock.analyzers.cost.KernelCosts;
import dev.subblock.analyzers.cost.Ratio;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.experiment.Subject;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.reproducer.load.Load;
import dev.subblock.reproducer.load.Store;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code cost.json}. Fields are added, never changed.
 *
 * @param subblock the version that measured
 * @param date on which the last guest ended, as YYYY-MM-DD
 * @param samples of each load, in each guest
 * @param guests in the order they were booted
 */
public record CostResults(int schema, String subblock, String date, String verdict, int exit, String reason, String base, String series, int samples, List<Booted> guests) {

    static final String FILE = "cost.json";
    private static final int SCHEMA = 1;
    private static final JsonMapper JSON = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    public CostResults {
        Objects.requireNonNull(subblock, "subblock is missing");
        Objects.requireNonNull(date, "date is missing");
        Objects.requireNonNull(verdict, "verdict is missing");
        Objects.requireNonNull(reason, "reason is missing");
        Objects.requireNonNull(base, "base is missing");
        Objects.requireNonNull(series, "series is missing");
        guests = List.copyOf(guests);
    }

    /** @param boot counted from 1, of this kernel */
    public record Booted(String kernel, int boot, String title, List<Cost> loads, List<String> trouble) {
        public Booted {
            Objects.requireNonNull(kernel, "kernel is missing");
            loads = List.copyOf(loads);
            trouble = List.copyOf(trouble);
        }
    }

    /**
     * What a load cost.
     *
     * @param nanos for an operation, of each sample
     * @param ratio to both boots of the first kernel, and of its second boot to its first; null if there is none
     * @param outstanding requests under way at a time, on average; null where a request takes no time
     */
    public record Cost(String load, List<Double> nanos, Ratio ratio, Double outstanding) {
        public Cost {
            Objects.requireNonNull(load, "load is missing");
            nanos = List.copyOf(nanos);
        }
    }

    /** @throws CliException if the run has no such file, or it is damaged or of another schema */
    public static CostResults read(Path run) throws CliException, IOException {
        Path file = run.resolve(FILE);
        if (!Files.exists(file)) {
            throw CliException.trouble("no run of cost: " + run + " has no " + FILE);
        }
        try {
            CostResults results = JSON.readValue(Files.readString(file), CostResults.class);
            if (results.schema() != SCHEMA) {
                throw CliException.trouble(file + " has schema " + results.schema() + "; this subblock reads " + SCHEMA);
            }
            return results;
        } catch (JacksonException e) {
            throw CliException.trouble(file + " is damaged: " + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (CharacterCodingException e) {
            throw CliException.trouble(file + " is damaged: it is no text");
        }
    }

    static CostResults of(CostFindings f, LocalDate date) {
        var judged = f.judged();
        return new CostResults(SCHEMA, Workplace.VERSION, date.toString(), judged.verdict().word(), judged.verdict().exitCode(), judged.reason(),
                f.subject().base().base() + " " + f.subject().base().version(), named(f.subject()),
                CostRun.SAMPLES, Stream.concat(f.seen().stream(), f.controls().stream()).map(k -> booted(k.kernel().equals(f.first().kernel()) ? f.first() : f.base(), k)).toList());
    }

    /** What {@link #series} has for a subject's. */
    public static String named(Subject subject) {
        return subject.series().name() + " " + subject.series().version();
    }

    private static Booted booted(KernelCosts base, KernelCosts kernel) {
        return new Booted(kernel.kernel(), kernel.boot(), kernel.title(), kernel.costs().stream()
                .map(c -> cost(kernel, base, c)).toList(), kernel.trouble());
    }

    private static Cost cost(KernelCosts kernel, KernelCosts base, Costs costs) {
        boolean slow = Load.named(costs.load()).filter(l -> l.store() == Store.SLOW).isPresent();
        return new Cost(costs.load(), costs.perOperation(), kernel.to(base, costs.load()).orElse(null), slow ? costs.outstanding() : null);
    }
}
