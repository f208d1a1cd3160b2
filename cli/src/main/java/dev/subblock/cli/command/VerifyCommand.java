package dev.subblock.cli.command;

import dev.subblock.analyzers.verdict.Verdict;
import dev.subblock.cli.experiment.Booking;
import dev.subblock.cli.experiment.Bookings;
import dev.subblock.cli.experiment.Carried;
import dev.subblock.cli.experiment.Commission;
import dev.subblock.cli.experiment.Judges;
import dev.subblock.cli.experiment.Flavour;
import dev.subblock.cli.experiment.Laboratory;
import dev.subblock.cli.experiment.Regime;
import dev.subblock.cli.experiment.Subject;
import dev.subblock.cli.experiment.TimedVerification;
import dev.subblock.cli.experiment.Verification;
import dev.subblock.cli.protocol.ProtocolRun;
import dev.subblock.cli.run.Results;
import dev.subblock.cli.run.ResultsReader;
import dev.subblock.cli.run.RunDirectory;
import dev.subblock.cli.terminal.KnownText;
import dev.subblock.cli.terminal.TextReport;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.lab.LabException;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.base.KnownFinding;
import dev.subblock.reproducer.scenario.Scenario;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The main job. */
@Command(name = "verify", mixinStandardHelpOptions = true,
        description = {"The main job: judge every step of a series.",
            "The kernel of each step is built and booted, every scenario is run on it,",
            "and the claims of the cover letter are judged. A series without a file of",
            "claims must make nothing worse (docs/own-kernels.md)."})
public final class VerifyCommand implements Callable<Integer> {

    private static final String COMMAND = "verify";

    @ParentCommand
    Subblock root;

    @Mixin
    TreeAndSeries what;

    @Mixin
    DebugKernel debug;

    @Mixin
    ScenarioChoice choice;

    @Mixin
    OrderChoice order;

    @Mixin
    Continuation continuation;

    @Mixin
    KnownFile known;

    @Option(names = "--timings", description = {"Build everything anew in a directory of its own and measure:",
        "a cold build, the whole run after it, power-on to first AIO, edit to verdict."})
    boolean timings;

    @Option(names = "--protocol", description = {"Also judge what the series says of the sequence of locks (subblock protocol),",
        "with kernels that tell of it: about as long again."})
    boolean protocol;

    @Override
    public Integer call() throws CliException, PatchesException, LabException, IOException, InterruptedException {
        Workplace workplace = root.workplace();
        Optional<Commission> before = continuation.commission(workplace, COMMAND);
        if (before.isPresent()) {
            what.again(before.get());
        }
        if (timings && before.isPresent()) {
            throw CliException.usage("--timings measures a whole run: it does not go with --continue");
        }
        if (timings && what.tree.isPresent()) {
            throw CliException.usage("--timings measures the series that is carried: it does not go with --tree");
        }
        if (protocol && what.tree.isPresent()) {
            throw CliException.usage("--protocol judges what a series that is carried says: it does not go with --tree");
        }
        if (what.tree.isPresent() && choice.names.isEmpty()) {
            choice.names = new Carried(workplace).profile().scenarios();
        }
        List<Scenario> scenarios = before.isPresent() ? before.get().parsed() : choice.choose();
        Regime regime = before.isPresent() ? before.get().regime() : order.choose();
        Flavour flavour = before.isPresent() ? before.get().flavour() : debug.flavour();
        List<KnownFinding> given = before.isPresent() ? known.read(continuation.found(workplace)) : known.read();
        Laboratory.require();
        Subject subject = what.read(workplace, given);
        if (!subject.hasSeries()) {
            throw CliException.usage("no series is carried for " + subject.base().base() + ": name one with --series, or see reproduce --stock");
        }
        if (protocol && ProtocolRun.claims(subject).isEmpty()) {
            throw CliException.usage("--protocol: " + subject.series().name() + " says nothing of the sequence of locks; its claims.toml has no [[protocol]]");
        }
        Judges judges = what.judges(workplace);
        Laboratory laboratory = Laboratory.open(workplace, workplace.cache(), flavour);
        List<Booking> bookings = Bookings.ofSeries(subject, judges, scenarios);
        if (before.isPresent()) {
            before.get().requireSame(bookings);
        }
        RunDirectory run = continuation.directory(workplace, COMMAND);
        known.keep(run);
        what.noted(Commission.of(COMMAND, what.base, what.series, flavour, regime, scenarios, bookings)).write(run.path());
        Results results = timings
                ? new TimedVerification(workplace, subject, judges, scenarios, regime, run).run()
                : new Verification(workplace, laboratory, subject, bookings, judges.controls(), regime, run).run().end();
        run.writeJson(ResultsReader.FILE, results);
        TextReport.print(results, run.path(), workplace.ink(), workplace.out());
        KnownText.print(what.known(workplace, given), results, workplace.ink(), workplace.out());
        if (timings) {
            for (String figure : TimedVerification.FIGURES) {
                workplace.out().printf(Locale.ROOT, "timing: %s: %.2f%n", figure, results.timings().get(figure));
            }
        }
        Verdict verdict = Verdict.valueOf(results.verdict().toUpperCase(Locale.ROOT));
        if (protocol) {
            workplace.out().println();
            verdict = verdict.merge(ProtocolRun.whole(workplace, subject, run));
        } else if (what.tree.isEmpty() && !ProtocolRun.claims(subject).isEmpty()) {
            workplace.out().printf("not looked at: %d claims of the sequence of locks; see verify --protocol%n", ProtocolRun.claims(subject).size());
        }
        workplace.out().println("run: " + run.path());
        return verdict.exitCode();
    }
}
