package dev.subblock.cli.experiment;

import dev.subblock.lab.order.DiskOrder;
import java.util.Objects;

/**
 * How each scenario of a run is run.
 *
 * @param order in which its disk completes requests
 * @param trials at most so many; the disk may say earlier that it is enough
 */
public record Regime(DiskOrder order, int trials) {

    /** Trials under an order that is not explored: at a control's rate of one half, 7 clean ones would do. */
    public static final int SAMPLES = 64;

    public Regime {
        Objects.requireNonNull(order, "order is null");
        if (trials < 1) {
            throw new IllegalArgumentException(trials + " trials");
        }
    }

    /** As many trials as the order is good for. */
    public static Regime of(DiskOrder order) {
        return new Regime(order, order instanceof DiskOrder.Explore e ? e.bound() + e.samples() : SAMPLES);
    }
}
