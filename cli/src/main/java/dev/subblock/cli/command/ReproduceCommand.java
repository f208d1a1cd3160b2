package dev.subblock.cli.command;

import dev.subblock.analyzers.verdict.Verdict;
import dev.subblock.cli.experiment.Booking;
import dev.subblock.cli.experiment.Bookings;
import dev.subblock.cli.experiment.ByHand;
import dev.subblock.cli.experiment.HostTrial;
import dev.subblock.cli.experiment.Judges;
import dev.subblock.cli.experiment.Kernel;
import dev.subblock.cli.experiment.Laboratory;
import dev.subblock.cli.experiment.Regime;
import dev.subblock.cli.experiment.Subject;
import dev.subblock.cli.experiment.Verification;
import dev.subblock.cli.run.Results;
import dev.subblock.cli.run.ResultsReader;
import dev.subblock.cli.run.RunDirectory;
import dev.subblock.cli.terminal.KnownText;
import dev.subblock.cli.terminal.TextReport;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.exit.ExitCode;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.lab.LabException;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.base.KnownFinding;
import dev.subblock.reproducer.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Tries one kernel, or one mounted file system of this machine. */
@Command(name = "reproduce", mixinStandardHelpOptions = true,
        description = {"Run the scenarios on one kernel or in a mounted file system.",
            "Kernels with the bugs that the scenarios are about are booted beside it;",
            "a mounted file system has none, and finding nothing is inconclusive there."})
public final class ReproduceCommand implements Callable<Integer> {

    /** {@code git bisect run}'s code for a commit that can't be tested. */
    private static final int UNTESTABLE = 125;

    @ParentCommand
    Subblock root;

    @Mixin
    BaseAndSeries what;

    @Mixin
    DebugKernel debug;

    @Mixin
    ScenarioChoice choice;

    @Mixin
    OrderChoice order;

    @Mixin
    KnownFile known;

    @Mixin
    DryRun dry;

    @Option(names = "--file", paramLabel = "FILE", description = "Scenarios from a file, in the catalogue's language.")
    Optional<Path> file = Optional.empty();

    @ArgGroup(exclusive = true)
    Where where = new Where();

    static final class Where extends WhichKernel {
        @Option(names = "--dir", paramLabel = "DIR", description = "A directory on a mounted file system of this machine.")
        Optional<Path> directory = Optional.empty();
    }

    @Option(names = "--bisect", description = "Exit as git bisect run wants it: 0 good, 1 bad, 125 can't tell.")
    boolean bisect;

    @Override
    public Integer call() throws CliException, PatchesException, LabException, IOException, InterruptedException {
        Workplace workplace = root.workplace();
        if (file.isPresent() && !choice.names.isEmpty()) {
            throw CliException.usage("--file and --scenario exclude each other");
        }
        if (dry.wanted && (where.directory.isPresent() || where.kernel.isPresent())) {
            throw CliException.usage("--dry-run prints how a kernel is built by hand: it does not go with --dir and --kernel");
        }
        List<Scenario> scenarios = file.isPresent() ? PastedScenarios.read(file.get()) : choice.choose();
        if (where.directory.isPresent()) {
            if (known.file.isPresent()) {
                throw CliException.usage("--known is about kernels of a base: it does not go with --dir");
            }
            Verdict verdict = HostTrial.run(workplace, where.directory.get(), scenarios, order.trialsWithoutDisk());
            return exit(verdict, verdict == Verdict.FAIL);
        }
        Regime regime = order.choose();
        List<KnownFinding> given = known.read();
        Laboratory.require();
        Subject subject = what.read(workplace, given);
        Kernel asked = where.of(subject);
        if (dry.wanted) {
            ByHand hand = ByHand.here(workplace);
            hand.build(asked, debug.flavour()).forEach(workplace.out()::println);
            workplace.out().println(onKernel(hand.image(asked)));
            return ExitCode.OK;
        }
        Judges judges = what.judges(workplace);
        List<Booking> bookings = Bookings.ofOne(asked, judges, scenarios);
        Laboratory laboratory = Laboratory.open(workplace, workplace.cache(), debug.flavour());
        RunDirectory run = RunDirectory.create(workplace.runs(), workplace.clock(), "reproduce");
        workplace.progress().say("the run is in " + run.path());
        Results results = new Verification(workplace, laboratory, subject, bookings, judges.controls(), regime, run).run().end(asked);
        run.writeJson(ResultsReader.FILE, results);
        TextReport.print(results, run.path(), workplace.ink(), workplace.out());
        KnownText.print(what.known(workplace, given), results, workplace.ink(), workplace.out());
        workplace.out().println("run: " + run.path());
        return exit(Verdict.valueOf(results.verdict().toUpperCase(Locale.ROOT)), corrupt(results, asked.id()));
    }

    /** The same on a kernel that is built: a guest is served its disk, and led, by this program. */
    private String onKernel(Path image) {
        List<String> words = new ArrayList<>(List.of("./subblock", "reproduce", "--kernel", image.toString(), "--base", what.base));
        if (debug.watching) {
            words.add("--debug-kernel");
        }
        choice.names.forEach(name -> words.addAll(List.of("--scenario", name)));
        file.ifPresent(f -> words.addAll(List.of("--file", f.toString())));
        words.addAll(List.of("--order", order.order));
        order.trials.ifPresent(n -> words.addAll(List.of("--trials", n.toString())));
        return dev.subblock.lab.command.Command.of(words).toString();
    }

    private int exit(Verdict verdict, boolean corrupt) {
        return bisect ? bisectExit(verdict, corrupt) : verdict.exitCode();
    }

    /**
     * A kernel that does not build, or goes down, is no bad commit to a bisection that looks for corruption.
     *
     * @param corrupt whether corruption was seen that was promised not to be
     */
    static int bisectExit(Verdict verdict, boolean corrupt) {
        return corrupt ? ExitCode.FAILED : verdict == Verdict.PASS ? ExitCode.OK : UNTESTABLE;
    }

    private static boolean corrupt(Results results, String kernel) {
        return results.cells().stream().anyMatch(c -> c.kernel().equals(kernel) && c.corrupt() > 0 && !Boolean.FALSE.equals(c.promised()));
    }
}
