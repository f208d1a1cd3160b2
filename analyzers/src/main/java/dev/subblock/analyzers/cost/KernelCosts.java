package dev.subblock.analyzers.cost;

import java.util.List;
import java.util.Optional;

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

    /** In units of another kernel's; empty if one of both did not measure it. */
    public Optional<Ratio> to(KernelCosts base, String load) {
        return of(load).flatMap(mine -> base.of(load).map(theirs -> Ratio.of(theirs.perOperation(), mine.perOperation())));
    }
}
