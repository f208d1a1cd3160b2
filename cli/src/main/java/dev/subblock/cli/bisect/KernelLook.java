package dev.subblock.cli.bisect;

import dev.subblock.analyzers.console.GuestEnd;
import dev.subblock.analyzers.statistics.CleanBound;
import dev.subblock.analyzers.verdict.Cell;
import dev.subblock.analyzers.verdict.Judge;
import dev.subblock.analyzers.verdict.Observation;
import dev.subblock.analyzers.verdict.Verdict;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.experiment.Boot;
import dev.subblock.cli.experiment.Errand;
import dev.subblock.cli.experiment.Kernel;
import dev.subblock.cli.experiment.Laboratory;
import dev.subblock.cli.experiment.Regime;
import dev.subblock.cli.experiment.RunTokens;
import dev.subblock.cli.run.RunDirectory;
import dev.subblock.cli.terminal.Progress;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.lab.DirectoryTree;
import dev.subblock.lab.LabException;
import dev.subblock.lab.kernel.BuildFailedException;
import dev.subblock.lab.kernel.KernelImage;
import dev.subblock.lab.order.DiskOrder;
import dev.subblock.reproducer.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Looks at a kernel in QEMU. Corrupt is what one of the scenarios found so; a kernel that does not build, that goes down or
 * leaves evidence that can't be used, without corruption seen before, can't be tried.
 */
public final class KernelLook implements Look {

    /** A guest that hung on a busy host comes up the next time, or the one after; one that never does costs three deadlines. */
    private static final int TRIES = 3;

    private final Workplace workplace;
    private final Laboratory laboratory;
    private final List<Scenario> scenarios;
    private final Regime regime;
    private final RunDirectory run;
    private final RunTokens tokens;

    public KernelLook(Workplace workplace, Laboratory laboratory, List<Scenario> scenarios, Regime regime, RunDirectory run) {
        this.workplace = workplace;
        this.laboratory = laboratory;
        this.scenarios = List.copyOf(scenarios);
        this.regime = regime;
        this.run = run;
        this.tokens = new RunTokens(workplace.random());
    }

    @Override
    public Visit at(Kernel kernel, String why, List<String> names, int trials, int number)
            throws CliException, LabException, IOException, InterruptedException {
        KernelImage image;
        try {
            image = laboratory.build(kernel);
        } catch (BuildFailedException e) {
            run.write("build-" + kernel.id() + ".errors", String.join("\n", e.errors()) + "\n");
            return Visit.untestable(kernel.commit(), kernel.title(), why, "it does not build: " + e.getMessage(), 0, 0, null);
        }
        List<Scenario> wanted = scenarios.stream().filter(s -> names.isEmpty() || names.contains(s.name())).toList();
        DiskOrder order = regime.order() instanceof DiskOrder.Random random ? new DiskOrder.Random(random.seed() + number - 1) : regime.order();
        int most = order instanceof DiskOrder.Explore ? regime.trials() : trials;
        String name = "visit-" + number + "-" + kernel.id();
        Seen seen = boot(kernel, why, image, wanted, order, most, name);
        for (int again = 1; again < TRIES && seen.maybeOurs(); again++) {
            workplace.progress().say(kernel.id() + " can't be told: " + seen.visit().reason() + "; once more");
            seen = boot(kernel, why, image, wanted, order, most, name);
        }
        return seen.visit();
    }

    /** @param maybeOurs whether it can't be tried for a reason that may be the host's: a hang looks like a slow one */
    private record Seen(Visit visit, boolean maybeOurs) {}

    private Seen boot(Kernel kernel, String why, KernelImage image, List<Scenario> wanted, DiskOrder order, int most, String name)
            throws CliException, LabException, IOException, InterruptedException {
        String words = "booting " + kernel.id() + ": " + kernel.title();
        try (Progress.Phase phase = workplace.progress().begin("bisect " + wanted.size() + " " + order.text(), words)) {
            List<Errand> errands = wanted.stream().map(s -> Errand.of(s, tokens.next(), most)).toList();
            Boot boot = laboratory.bench(laboratory.accelerator(image, laboratory.needs(kernel))).run(kernel, image.vmlinux(), errands, order,
                    guest -> empty(name + (guest == 1 ? "" : "-" + guest)));
            phase.done();
            return seen(kernel, why, boot, image.reused() ? 0 : image.seconds(), name);
        }
    }

    /** What a visit left that was cut short is of no use. */
    private Path empty(String name) throws IOException {
        DirectoryTree.delete(run.path().resolve(name));
        return run.subdirectory(name);
    }

    private static Seen seen(Kernel kernel, String why, Boot boot, double buildSeconds, String name) throws CliException {
        Map<String, Integer> corrupt = new TreeMap<>();
        Optional<String> fault = Optional.empty();
        int trials = 0;
        boolean whole = true;
        boolean maybeOurs = false;
        for (Observation seen : boot.observations()) {
            if (seen.trouble().isPresent()) {
                throw CliException.trouble("the lab had trouble with " + kernel.id() + ": " + seen.trouble().get());
            }
            for (Cell cell : new Judge(CleanBound.ALPHA).judge(seen, List.of())) {
                corrupt.put(cell.scenario(), cell.corrupt());
                trials += cell.trials();
                whole &= cell.exploration().filter(e -> e.search() && e.exhausted()).isPresent();
                if (cell.corrupt() == 0 && (cell.trials() == 0 || seen.end().end() != GuestEnd.OK || cell.verdict() == Verdict.ERROR)) {
                    fault = Optional.of(cell.scenario() + ": " + cell.reason());
                    maybeOurs |= cell.verdict() == Verdict.ERROR;
                }
            }
        }
        int all = corrupt.values().stream().mapToInt(Integer::intValue).sum();
        if (all == 0 && (trials == 0 || fault.isPresent())) {
            return new Seen(Visit.untestable(kernel.commit(), kernel.title(), why, fault.orElse("nothing was run on it"),
                    round(buildSeconds), round(boot.seconds()), name), maybeOurs);
        }
        Visit visit = new Visit(kernel.commit(), kernel.title(), why, all > 0 ? Visit.Saw.CORRUPT : Visit.Saw.CLEAN, all, trials, whole, corrupt,
                all + " of " + trials + " trials corrupt" + (whole ? ", all orders run" : ""), round(buildSeconds), round(boot.seconds()), name);
        return new Seen(visit, false);
    }

    private static double round(double seconds) {
        return Math.round(seconds * 10) / 10.0;
    }
}
