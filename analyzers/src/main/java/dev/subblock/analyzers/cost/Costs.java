package dev.subblock.analyzers.cost;

import java.util.List;

/**
 * What one load cost on one kernel.
 *
 * @param load its name
 * @param perOperation of each sample: nanoseconds of the guest's clock for an operation, in the order they were taken
 */
public record Costs(String load, List<Double> perOperation) {
    public Costs {
        perOperation = List.copyOf(perOperation);
    }
}
