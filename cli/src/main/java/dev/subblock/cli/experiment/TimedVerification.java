package dev.subblock.cli.experiment;

import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.cli.run.Results;
import dev.subblock.cli.run.RunDirectory;
import dev.subblock.lab.DirectoryTree;
import dev.subblock.lab.LabException;
import dev.subblock.lab.kernel.BuildFailedException;
import dev.subblock.lab.kernel.KernelImage;
import dev.subblock.lab.vm.Accelerator;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.tree.Snapshot;
import dev.subblock.patches.tree.Worktree;
import dev.subblock.reproducer.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/**
 * The main job with a stopwatch: everything is built anew in a directory of its own, so that no
 * figure is of something that was there already. On a machine that does nothing else.
 */
public final class TimedVerification {

    private static final String COLD_BUILD = "cold build of the base, seconds";
    private static final String WARM_VERIFY = "verify with a warm base, seconds";
    private static final String RATIO = "verify with a warm base / cold build";
    private static final String FIRST_AIO = "power-on to first AIO, seconds";
    private static final String EDIT = "edit to verdict, seconds";

    /** Names of the figures in {@code timings}, in the order in which they are shown. */
    public static final List<String> FIGURES = List.of(FIRST_AIO, EDIT, COLD_BUILD, WARM_VERIFY, RATIO);

    /** The middle one of three is not the one that something else disturbed. */
    private static final int BOOTS = 3;
    /** The file that the series is about. */
    private static final String EDITED_FILE = "fs/xfs/xfs_file.c";

    private final Workplace workplace;
    private final Subject subject;
    private final Judges judges;
    private final List<Scenario> scenarios;
    private final Regime regime;
    private final RunDirectory run;

    public TimedVerification(Workplace workplace, Subject subject, Judges judges, List<Scenario> scenarios, Regime regime, RunDirectory run) {
        this.workplace = workplace;
        this.subject = subject;
        this.judges = judges;
        this.scenarios = List.copyOf(scenarios);
        this.regime = regime;
        this.run = run;
    }

    public Results run() throws CliException, LabException, PatchesException, IOException, InterruptedException {
        Files.createDirectories(workplace.cache());
        Path scratch = Files.createTempDirectory(workplace.cache(), "timings");
        try {
            Laboratory laboratory = Laboratory.open(workplace, scratch.resolve("cache"), Flavour.PLAIN);
            KernelImage stock = laboratory.build(subject.stock());
            long start = System.nanoTime();
            Ledger ledger = new Verification(workplace, laboratory, subject, Bookings.ofSeries(subject, judges, scenarios), judges.controls(), regime, run).run();
            double verify = seconds(start);
            ledger.timing(COLD_BUILD, stock.seconds());
            ledger.timing(WARM_VERIFY, verify);
            ledger.timing(RATIO, verify / stock.seconds());
            ledger.timing(EDIT, editToVerdict(laboratory, scratch.resolve("tree")));
            ledger.timing(FIRST_AIO, firstAio(laboratory, stock));
            return ledger.end();
        } catch (BuildFailedException e) {
            throw CliException.trouble("the base itself does not build: " + e.getMessage() + "; see " + e.log());
        } finally {
            DirectoryTree.delete(scratch);
        }
    }

    /** What {@code reproduce --tree} does after somebody saved a file: snapshot, build, boot beside the control, judge. */
    private double editToVerdict(Laboratory laboratory, Path tree) throws CliException, LabException, PatchesException, IOException, InterruptedException {
        Kernel last = subject.step(subject.lastStep());
        workplace.progress().say("checking out " + last.id() + " to edit it");
        Worktree checkout = Worktree.create(subject.base().repository(), last.commit(), tree);
        Files.writeString(tree.resolve(EDITED_FILE), "\n/* " + run.path().getFileName() + " */\n", StandardOpenOption.APPEND);
        long start = System.nanoTime();
        Snapshot snapshot = checkout.snapshot();
        Kernel edited = Kernel.edited("edited " + last.id(), snapshot.commit(), snapshot.tree(), subject.origin());
        RunDirectory own = RunDirectory.create(run.subdirectory("edit"), workplace.clock(), "reproduce");
        Results results = new Verification(workplace, laboratory, subject, Bookings.ofOne(edited, judges, scenarios), judges.controls(), regime, own)
                .run().end(edited);
        workplace.progress().say("the edited tree: " + results.verdict());
        return seconds(start);
    }

    private double firstAio(Laboratory laboratory, KernelImage image) throws CliException, LabException, IOException, InterruptedException {
        Accelerator accelerator = laboratory.accelerator(image, laboratory.needs(subject.stock()));
        double[] boots = new double[BOOTS];
        for (int i = 0; i < BOOTS; i++) {
            Path directory = run.subdirectory("first-aio-" + i);
            Errand errand = Errand.of(scenarios.get(0), new RunTokens(workplace.random()).next(), regime.trials());
            boots[i] = laboratory.bench(accelerator).run(subject.stock(), image.vmlinux(), List.of(errand), regime.order(), guest -> directory)
                    .firstIoSeconds();
            if (boots[i] < 0) {
                throw new LabException("no first AIO to measure: see " + run.path().resolve("first-aio-" + i));
            }
        }
        Arrays.sort(boots);
        return boots[BOOTS / 2];
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
