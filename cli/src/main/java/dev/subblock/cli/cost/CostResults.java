package dev.subblock.cli.cost;

import dev.subblock.analyzers.cost.Costs;
import dev.subblock.analyzers.cost.KernelCosts;
import dev.subblock.analyzers.cost.Ratio;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.reproducer.load.Load;
import dev.subblock.reproducer.load.Store;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code cost.json}. Fields are added, never changed.
 *
 * @param subblock the version that measured
 * @param date on which the last guest ended, as YYYY-MM-DD
 * @param samples of each load, in each guest
 * @param guests in the order they were booted
 */
record CostResults(int schema, String subblock, String date, String verdict, int exit, String reason, String base, String series, int samples, List<Booted> guests) {

    static final String FILE = "cost.json";
    private static final int SCHEMA = 1;

    /** @param boot counted from 1, of this kernel */
    record Booted(String kernel, int boot, String title, List<Cost> loads, List<String> trouble) {}

    /**
     * What a load cost.
     *
     * @param nanos for an operation, of each sample
     * @param ratio to the first guest; null if there is none
     * @param outstanding requests under way at a time, on average; null where a request takes no time
     */
    record Cost(String load, List<Double> nanos, Ratio ratio, Double outstanding) {}

    static CostResults of(CostFindings f, LocalDate date) {
        var judged = f.judged();
        return new CostResults(SCHEMA, Workplace.VERSION, date.toString(), judged.verdict().word(), judged.verdict().exitCode(), judged.reason(),
                f.subject().base().base() + " " + f.subject().base().version(), f.subject().series().name() + " " + f.subject().series().version(),
                CostRun.SAMPLES, Stream.concat(f.seen().stream(), f.controls().stream()).map(k -> booted(f.first(), k)).toList());
    }

    private static Booted booted(KernelCosts first, KernelCosts kernel) {
        return new Booted(kernel.kernel(), kernel.boot(), kernel.title(), kernel.costs().stream()
                .map(c -> cost(kernel, first, c)).toList(), kernel.trouble());
    }

    private static Cost cost(KernelCosts kernel, KernelCosts first, Costs costs) {
        boolean slow = Load.named(costs.load()).filter(l -> l.store() == Store.SLOW).isPresent();
        return new Cost(costs.load(), costs.perOperation(), kernel.to(first, costs.load()).orElse(null), slow ? costs.outstanding() : null);
    }
}
