package dev.subblock.analyzers.cost;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the loads cost in one guest.
 *
 * @param kernel id
 * @param boot counted from 1, of this kernel
 * @param costs of those loads that were measured
 * @param trouble why others were not; empty if all were
 */
public record KernelCosts(String kernel, int boot, String title, List<Costs> costs, List<String> trouble) {
    public KernelCosts {
        costs = List.copyOf(costs);
        trouble = List.copyOf(trouble);
    }

    /** Of one load, if it was measured. */
    public Optional<Costs> of(String load) {
        return costs.stream().filter(c -> c.load().equals(load)).findFirst();
    }

    /** With another guest of the same kernel: the samples of both, of those loads that were measured in both. */
    public KernelCosts and(KernelCosts other) {
        List<Costs> both = costs.stream().flatMap(mine -> other.of(mine.load()).map(mine::and).stream()).toList();
        return new KernelCosts(kernel, boot, title, both, Stream.concat(trouble.stream(), other.trouble.stream()).toList());
    }

    /** In units of another kernel's; empty if one of both did not measure it. */
    public Optional<Ratio> to(KernelCosts base, String load) {
        return of(load).flatMap(mine -> base.of(load).map(theirs -> Ratio.of(theirs.perOperation(), mine.perOperation())));
    }
}
