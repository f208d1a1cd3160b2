package dev.subblock.analyzers.cost;

import java.util.List;
import java.util.stream.Stream;

/**
 * What one load cost on one kernel.
 *
 * @param load its name
 * @param perOperation of each sample: nanoseconds of the guest's clock for an operation, in the order they were taken
 * @param outstanding requests that were under way on the disk at a time, on average over all samples. The guest tells it in whole
 *     milliseconds: where requests take less than that, it means nothing
 */
public record Costs(String load, List<Double> perOperation, double outstanding) {
    public Costs {
        perOperation = List.copyOf(perOperation);
    }

    /** With other samples of the same load. */
    Costs and(Costs other) {
        return new Costs(load, Stream.concat(perOperation.stream(), other.perOperation.stream()).toList(), (outstanding + other.outstanding) / 2);
    }

    /** Of the samples; of an even number, the upper one of the two in the middle. */
    public double median() {
        return perOperation.stream().sorted().toList().get(perOperation.size() / 2);
    }
}
