package dev.subblock.cli.experiment;

import dev.subblock.analyzers.evidence.ScenarioEvidence;
import dev.subblock.analyzers.finding.Finding;
import dev.subblock.analyzers.finding.Findings;
import dev.subblock.cli.run.RunDirectory;
import dev.subblock.cli.terminal.Progress;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.lab.DirectoryTree;
import dev.subblock.lab.LabException;
import dev.subblock.lab.kernel.KernelImage;
import dev.subblock.lab.order.DiskOrder;
import dev.subblock.lab.vm.GuestGoneException;
import dev.subblock.reproducer.generator.ScenarioGenerator;
import dev.subblock.reproducer.generator.Shrinker;
import dev.subblock.reproducer.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Random scenarios on one kernel, each under an order of its own seed; those that fail are made smaller. */
public final class Generation {

    /** After so many scenarios a guest has had a long life: its file systems are checked, and its trace fills some 100 MB. */
    private static final int ROUND = 200;
    /** Each takes half a second; more make a scenario hardly smaller. */
    private static final int MOST_SMALLER = 60;
    /** A kernel in which so many fail needs no more of them. */
    private static final int MOST_FAILURES = 10;

    private final Workplace workplace;
    private final Laboratory laboratory;
    private final KernelImage image;
    private final Kernel kernel;
    private final RunDirectory run;
    private final RunTokens tokens;
    private int guests;
    private int scenarios;
    private long trials;
    private int leftOut;

    public Generation(Workplace workplace, Laboratory laboratory, Kernel kernel, KernelImage image, RunDirectory run) {
        this.kernel = kernel;
        this.workplace = workplace;
        this.laboratory = laboratory;
        this.image = image;
        this.run = run;
        this.tokens = new RunTokens(workplace.random());
    }

    /**
     * A scenario that failed.
     *
     * @param what half a sentence that says how
     * @param order under which it did
     * @param smallest the same made smaller, as far as it went on failing
     */
    public record Failure(Scenario scenario, String what, DiskOrder order, Scenario smallest) {}

    /** How much was run, and what failed of it. @param leftOut scenarios that the kernel can't be asked for */
    public record Outcome(int scenarios, long trials, int leftOut, List<Failure> failures) {
        public Outcome {
            failures = List.copyOf(failures);
        }
    }

    /** What to run: scenarios of the seeds from {@code seed} on, until there are so many of them or so many trials were run. */
    public record Bounds(long seed, int count, long mostTrials) {}

    /** @param failed hears of each failure as it is found */
    public Outcome run(Bounds bounds, Consumer<Failure> failed) throws LabException, IOException, InterruptedException {
        List<Failure> failures = new ArrayList<>();
        try (Progress.Phase phase = workplace.progress().begin("generate", "random scenarios from seed " + bounds.seed());
                GuestSource source = laboratory.guests(image, laboratory.needs(kernel), anything())) {
            if (bounds.count() > ROUND && bounds.mostTrials() > ROUND) {
                source.keep(run.path());
            }
            while (more(bounds) && failures.size() < MOST_FAILURES) {
                for (Failure failure : round(source, bounds)) {
                    failures.add(failure);
                    failed.accept(failure);
                }
                workplace.progress().say(scenarios + " scenarios, " + trials + " trials, " + failures.size() + " failures");
            }
            phase.done();
        }
        return new Outcome(scenarios - leftOut, trials, leftOut, failures);
    }

    /** A scenario of each block size that any may have. */
    private static List<Scenario> anything() {
        return ScenarioGenerator.BLOCK_SIZES.stream().map(size -> LongStream.iterate(0, seed -> seed + 1).mapToObj(ScenarioGenerator::scenario)
                .filter(s -> s.blockSize() == size).findFirst().orElseThrow()).toList();
    }

    private boolean more(Bounds bounds) {
        return scenarios < bounds.count() && trials < bounds.mostTrials();
    }

    /** One guest's life. It ends early with a scenario that fails: nothing is asked of a kernel that has gone wrong. */
    private List<Failure> round(GuestSource source, Bounds bounds) throws LabException, IOException, InterruptedException {
        Path directory = run.subdirectory("boot-" + ++guests);
        int last = scenarios;
        Scenario scenario = null;
        List<Scenario> next = LongStream.range(bounds.seed() + last, bounds.seed() + Math.min(bounds.count(), last + (long) ROUND))
                .mapToObj(ScenarioGenerator::scenario).toList();
        try (LiveGuest guest = LiveGuest.start(source, directory, workplace.commands())) {
            while (more(bounds) && scenarios - last < ROUND) {
                long seed = bounds.seed() + scenarios;
                scenario = next.get(scenarios++ - last);
                if (kernel.lacks(scenario.name()).isPresent()) {
                    leftOut++;
                    continue;
                }
                DiskOrder order = new DiskOrder.Random(seed);
                Optional<String> what = fails(guest, scenario, order, Scenario.USUAL_TRIALS);
                if (what.isPresent()) {
                    return List.of(new Failure(scenario, what.get(), order, smaller(guest, scenario, order)));
                }
            }
            List<String> damage = guest.quit();
            if (!damage.isEmpty()) {
                return List.of(new Failure(scenario, "xfs_repair -n found damage after it or one of the " + (scenarios - last - 1)
                        + " before: " + damage.get(0), new DiskOrder.Random(bounds.seed() + scenarios - 1), scenario));
            }
            DirectoryTree.delete(directory);
            return List.of();
        } catch (GuestGoneException e) {
            if (scenario == null) {
                throw new LabException("the guest does not come up: " + e.getMessage() + "; see " + directory);
            }
            return List.of(new Failure(scenario, "it brought the guest down (" + e.getMessage() + "); see " + directory,
                    new DiskOrder.Random(bounds.seed() + scenarios - 1), scenario));
        }
    }

    private Optional<String> fails(LiveGuest guest, Scenario scenario, DiskOrder order, int most)
            throws LabException, GuestGoneException, IOException, InterruptedException {
        ScenarioEvidence evidence = guest.ask(Errand.of(scenario, tokens.next(), most), order);
        if (!evidence.usable()) {
            throw new LabException("the evidence of " + scenario.name() + " can't be used: "
                    + evidence.defects().stream().findFirst().orElse("it did not end"));
        }
        trials += evidence.trials();
        return evidence.corrupt() == 0 ? Optional.empty() : Optional.of(evidence.corrupt() + " of " + evidence.trials() + " trials corrupt"
                + Findings.of(evidence).stream().findFirst().map(Finding::sentence).map(s -> ": " + s).orElse(""));
    }

    private Scenario smaller(LiveGuest guest, Scenario scenario, DiskOrder order) throws LabException, IOException, InterruptedException {
        try {
            return Shrinker.shrink(scenario, candidate -> {
                try {
                    return fails(guest, candidate, order, Scenario.USUAL_TRIALS).isPresent();
                } catch (LabException | GuestGoneException | IOException | InterruptedException e) {
                    throw new Stopped(e);
                }
            }, MOST_SMALLER);
        } catch (Stopped e) {
            if (e.getCause() instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            workplace.progress().say("it was not made smaller to the end: " + e.getCause().getMessage());
            return scenario;
        }
    }

    /** Carries what a predicate may not throw. */
    private static final class Stopped extends RuntimeException {
        Stopped(Exception cause) {
            super(cause);
        }
    }
}
