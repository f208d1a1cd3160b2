package dev.subblock.cli.experiment;

import dev.subblock.patches.apply.Step;
import dev.subblock.patches.base.BaseTree;
import dev.subblock.patches.claim.Claim;
import dev.subblock.patches.series.Series;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * What is looked at: a series on a base, applied.
 *
 * @param origin where it starts
 * @param series what is applied
 * @param claims what the series promises
 * @param steps the base with its control, and with each further patch; empty for a base that another one judges and that has no series
 * @param naming how a command line names it
 */
public record Subject(Origin origin, Series series, List<Claim> claims, List<Step> steps, Naming naming) {
    /** What stands for a series where there is none. */
    public static final Series NO_SERIES = new Series("none", "", Path.of(""), Optional.empty(), List.of());

    public Subject {
        claims = List.copyOf(claims);
        steps = List.copyOf(steps);
    }

    public BaseTree base() {
        return origin.tree();
    }

    /** The base as it came. Where nothing is undone in it, that is step 0: one kernel is not built and booted twice. */
    public Kernel stock() {
        return !steps.isEmpty() && steps.get(0).tree().equals(base().tree()) ? step(0) : Kernel.stock(origin);
    }

    /** Whether there is anything to be judged step by step. */
    public boolean hasSeries() {
        return !series.equals(NO_SERIES);
    }

    public Kernel step(int number) {
        Step step = steps.get(number);
        return Kernel.step(number, step.title(), step.commit(), step.tree(), origin);
    }

    public int lastStep() {
        return steps.size() - 1;
    }

    /** Stock first: its objects are what the steps are built from, and differ from theirs in few files. */
    public List<Kernel> kernels() {
        LinkedHashSet<Kernel> all = new LinkedHashSet<>(List.of(stock()));
        for (int i = 0; i < steps.size(); i++) {
            all.add(step(i));
        }
        return List.copyOf(all);
    }
}
