package dev.subblock.cli.command;

import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.experiment.Booking;
import dev.subblock.cli.experiment.Bookings;
import dev.subblock.cli.experiment.Carried;
import dev.subblock.cli.experiment.Commission;
import dev.subblock.cli.experiment.Flavour;
import dev.subblock.cli.experiment.JudgeReader;
import dev.subblock.cli.experiment.Judges;
import dev.subblock.cli.experiment.Laboratory;
import dev.subblock.cli.experiment.Regime;
import dev.subblock.cli.experiment.Subject;
import dev.subblock.cli.experiment.SubjectReader;
import dev.subblock.cli.experiment.Verification;
import dev.subblock.cli.run.Rerun;
import dev.subblock.cli.run.Results;
import dev.subblock.cli.run.ResultsReader;
import dev.subblock.cli.run.RunDirectory;
import dev.subblock.cli.terminal.ControlsReport;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.lab.LabException;
import dev.subblock.patches.PatchesException;
import dev.subblock.reproducer.scenario.Scenario;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Whether the scenarios can see anything. */
@Command(name = "controls", mixinStandardHelpOptions = true,
        description = {"Show that each class of races is caught.",
            "Every control, a kernel with one historical bug, is built and booted, and the",
            "scenarios of its classes are run on it: each must be caught, and each scenario",
            "whose outcome is promised must catch one."})
public final class ControlsCommand implements Callable<Integer> {

    private static final String COMMAND = "controls";

    @ParentCommand
    Subblock root;

    @Option(names = "--base", paramLabel = "BASE", defaultValue = Rerun.USUAL_BASE,
            description = "The base whose controls they are (default: ${DEFAULT-VALUE}).")
    String base;

    @Mixin
    ScenarioChoice choice;

    @Mixin
    OrderChoice order;

    @Mixin
    Continuation continuation;

    @Option(names = "--all-scenarios", description = "Run every scenario on every control, not only those of its classes.")
    boolean allScenarios;

    @Override
    public Integer call() throws CliException, PatchesException, LabException, IOException, InterruptedException {
        Workplace workplace = root.workplace();
        Optional<Commission> before = continuation.commission(workplace, COMMAND);
        if (before.isPresent()) {
            base = before.get().base();
        }
        List<Scenario> scenarios = before.isPresent() ? before.get().parsed() : choice.choose();
        Regime regime = before.isPresent() ? before.get().regime() : order.choose();
        Optional<String> judge = new Carried(workplace).base(base).judgedBy();
        if (judge.isPresent()) {
            throw CliException.usage(base + " has no controls of its own, those of " + judge.get() + " stand in for them: --base " + judge.get());
        }
        Laboratory.require();
        Subject subject = new SubjectReader(workplace).read(base, Optional.empty());
        Judges judges = new JudgeReader(workplace).judges(base);
        if (judges.controls().isEmpty()) {
            throw CliException.usage("no controls of classes are carried for " + base);
        }
        List<Booking> bookings = allScenarios ? Bookings.ofControls(judges, scenarios) : judges.bookingsFor(scenarios);
        Laboratory laboratory = Laboratory.open(workplace, workplace.cache(), Flavour.PLAIN);
        if (before.isPresent()) {
            before.get().requireSame(bookings);
        }
        RunDirectory run = continuation.directory(workplace, COMMAND);
        Commission.of(COMMAND, base, Optional.empty(), Flavour.PLAIN, regime, scenarios, bookings).write(run.path());
        Results results = new Verification(workplace, laboratory, subject, bookings, judges.controls(), regime, run).run().endOfControls();
        run.writeJson(ResultsReader.FILE, results);
        ControlsReport.print(results, workplace.out());
        workplace.out().println("run: " + run.path());
        return results.exit();
    }
}
