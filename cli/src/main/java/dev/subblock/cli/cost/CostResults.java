package dev.subblock.cli.cost;

import dev.subblock.analyzers.cost.KernelCosts;
import dev.subblock.analyzers.cost.Ratio;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code cost.json}. Fields are added, never changed.
 *
 * @param samples of each load, in each guest
 * @param guests in the order they were booted
 */
record CostResults(int schema, String verdict, int exit, String reason, String base, String series, int samples, List<Booted> guests) {

    static final String FILE = "cost.json";
    private static final int SCHEMA = 1;

    /** @param boot counted from 1, of this kernel */
    record Booted(String kernel, int boot, String title, List<Cost> loads, List<String> trouble) {}

    /** @param nanos for an operation, of each sample @param ratio to the first guest; null if there is none */
    record Cost(String load, List<Double> nanos, Ratio ratio) {}

    static CostResults of(CostFindings f) {
        var judged = f.judged();
        return new CostResults(SCHEMA, judged.verdict().word(), judged.verdict().exitCode(), judged.reason(),
                f.subject().base().base() + " " + f.subject().base().version(), f.subject().series().name() + " " + f.subject().series().version(),
                CostRun.SAMPLES, Stream.concat(f.seen().stream(), f.controls().stream()).map(k -> booted(f.first(), k)).toList());
    }

    private static Booted booted(KernelCosts first, KernelCosts kernel) {
        return new Booted(kernel.kernel(), kernel.boot(), kernel.title(), kernel.costs().stream()
                .map(c -> new Cost(c.load(), c.perOperation(), kernel.to(first, c.load()).orElse(null))).toList(), kernel.trouble());
    }
}
