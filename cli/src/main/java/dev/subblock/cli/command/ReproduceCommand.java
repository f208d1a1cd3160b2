package dev.subblock.cli.command;

import dev.subblock.analyzers.verdict.Verdict;
import dev.subblock.cli.experiment.HostTrial;
import dev.subblock.cli.experiment.Kernel;
import dev.subblock.cli.experiment.Laboratory;
import dev.subblock.cli.experiment.Subject;
import dev.subblock.cli.experiment.Verification;
import dev.subblock.cli.run.Results;
import dev.subblock.cli.run.ResultsReader;
import dev.subblock.cli.run.RunDirectory;
import dev.subblock.cli.terminal.TextReport;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.lab.LabException;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.tree.Snapshot;
import dev.subblock.patches.tree.Worktree;
import dev.subblock.reproducer.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
            "The control kernel is booted beside it; a mounted file system has none,",
            "and finding nothing is inconclusive there."})
public final class ReproduceCommand implements Callable<Integer> {

    /** {@code git bisect run}'s code for a commit that can't be tested. */
    private static final int UNTESTABLE = 125;

    @ParentCommand
    Subblock root;

    @Mixin
    BaseAndSeries what;

    @Mixin
    ScenarioChoice choice;

    @ArgGroup(exclusive = true)
    Where where = new Where();

    static final class Where {
        @Option(names = "--step", paramLabel = "N", description = "The kernel of that step (default: the last).")
        Optional<Integer> step = Optional.empty();

        @Option(names = "--kernel", paramLabel = "FILE", description = "A vmlinux (with PVH) or bzImage of yours.")
        Optional<Path> kernel = Optional.empty();

        @Option(names = "--tree", paramLabel = "DIR", description = "A checkout made by apply --tree, as it is now.")
        Optional<Path> tree = Optional.empty();

        @Option(names = "--dir", paramLabel = "DIR", description = "A directory on a mounted file system of this machine.")
        Optional<Path> directory = Optional.empty();
    }

    @Option(names = "--bisect", description = "Exit as git bisect run wants it: 0 good, 1 bad, 125 can't tell.")
    boolean bisect;

    @Override
    public Integer call() throws CliException, PatchesException, LabException, IOException, InterruptedException {
        Workplace workplace = root.workplace();
        List<Scenario> scenarios = choice.choose();
        if (where.directory.isPresent()) {
            return exit(HostTrial.run(workplace, where.directory.get(), scenarios), true);
        }
        Laboratory.require();
        Subject subject = what.read(workplace);
        Kernel asked = asked(subject);
        Kernel control = subject.step(0);
        List<Kernel> kernels = asked.equals(control) ? List.of(control) : List.of(control, asked);
        Laboratory laboratory = Laboratory.open(workplace, workplace.cache());
        RunDirectory run = RunDirectory.create(workplace.runs(), workplace.clock(), "reproduce");
        Results results = new Verification(workplace, laboratory, subject, kernels, scenarios, run).run().end(asked);
        run.writeJson(ResultsReader.FILE, results);
        TextReport.print(results, workplace.out());
        workplace.out().println("run: " + run.path());
        boolean runnable = results.steps().stream().noneMatch(s -> s.kernel().equals(asked.id()) && s.build().equals("failed"));
        return exit(Verdict.valueOf(results.verdict().toUpperCase(Locale.ROOT)), runnable);
    }

    private Kernel asked(Subject subject) throws CliException, PatchesException, IOException {
        if (where.kernel.isPresent()) {
            if (!Files.isRegularFile(where.kernel.get())) {
                throw CliException.usage("--kernel " + where.kernel.get() + ": no such file");
            }
            return Kernel.given(where.kernel.get().toAbsolutePath());
        }
        if (where.tree.isPresent()) {
            Snapshot snapshot = Worktree.open(where.tree.get().toAbsolutePath()).snapshot();
            if (!snapshot.repository().toRealPath().equals(subject.base().repository().toRealPath())) {
                throw CliException.usage("--tree " + where.tree.get() + " was not made from " + subject.base().base()
                        + " " + subject.base().version() + ": name its --base");
            }
            return Kernel.edited(where.tree.get() + ", changed: " + (snapshot.changed().isEmpty() ? "nothing" : String.join(" ", snapshot.changed())), snapshot.commit(), snapshot.tree());
        }
        return subject.step(StepOption.within(where.step, subject, "--step"));
    }

    /** A kernel that does not build is no bad commit to a bisection that looks for corruption. */
    private int exit(Verdict verdict, boolean runnable) {
        boolean answer = verdict == Verdict.PASS || verdict == Verdict.FAIL && runnable;
        return bisect && !answer ? UNTESTABLE : verdict.exitCode();
    }
}
