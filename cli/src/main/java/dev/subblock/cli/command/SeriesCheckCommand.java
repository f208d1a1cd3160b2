package dev.subblock.cli.command;

import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.exit.ExitCode;
import dev.subblock.cli.experiment.BaseTrees;
import dev.subblock.cli.experiment.Carried;
import dev.subblock.cli.submission.Checkpatch;
import dev.subblock.cli.experiment.Subject;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.lab.LabException;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.apply.ConflictException;
import dev.subblock.patches.apply.Offset;
import dev.subblock.patches.apply.Step;
import dev.subblock.patches.base.Base;
import dev.subblock.patches.history.FixesCheck;
import dev.subblock.patches.history.History;
import dev.subblock.patches.series.Patch;
import dev.subblock.patches.series.Problem;
import dev.subblock.patches.series.Series;
import dev.subblock.patches.series.SeriesCheck;
import dev.subblock.patches.series.Trailers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Reads a series as a maintainer would before taking it. */
@Command(name = "check", mixinStandardHelpOptions = true, description = {"Whether the patches are well formed and apply in order.",
            "Reads subjects, messages, trailers and added lines, applies each patch, and",
            "runs the base's own checkpatch.pl. Of one that does not apply, it is said what",
            "would help."})
public final class SeriesCheckCommand implements Callable<Integer> {

    @ParentCommand
    SeriesCommand parent;

    @Mixin
    BaseAndSeries what;

    @Mixin
    UserRepository repository;

    @Option(names = "--build", description = {"Build each step as well, tell the warnings that none before it had,", "and which functions it changes."})
    boolean build;

    @Override
    public Integer call() throws CliException, PatchesException, LabException, IOException, InterruptedException {
        Workplace workplace = parent.root.workplace();
        PrintWriter out = workplace.out();
        Base base = what.profile(workplace);
        Series series = new Carried(workplace).series(base, what.series);
        List<Problem> problems = new ArrayList<>(SeriesCheck.check(series));
        Optional<Path> commits = repository.gitDirectory();
        if (commits.isPresent()) {
            try (History history = History.open(commits.get())) {
                problems.addAll(FixesCheck.check(series, history));
            }
        }
        problems.forEach(out::println);
        if (commits.isEmpty()) {
            for (Patch patch : series.patches()) {
                Trailers.fixes(series, patch).forEach(f -> out.println(patch.fileName() + ":" + f.line() + ": Fixes: " + f.commit() + " was not looked up: --repo DIR names a repository"));
            }
        }
        boolean errors = problems.stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR);
        Checkpatch checkpatch = Checkpatch.of(series, new BaseTrees(workplace).tree(base), workplace.commands());
        checkpatch.findings().forEach(line -> out.println("checkpatch: " + line));
        out.println(checkpatch.notRun().isEmpty() ? "checkpatch: patches read: " + series.patches().size() + ", remarks: " + checkpatch.findings().size()
                : "checkpatch was not run: " + checkpatch.notRun());
        errors |= checkpatch.hasErrors();
        try {
            Subject subject = what.read(workplace, repository);
            for (Step step : subject.steps()) {
                out.printf("step %d applies: %s%n", step.number(), step.title());
                for (Offset offset : step.offsets()) {
                    out.printf("    %s hunk %d: %d lines off%n", offset.file(), offset.hunk(), offset.lines());
                }
                if (!step.merged().isEmpty()) {
                    out.println("    merged three-way: " + String.join(", ", step.merged()));
                }
            }
            if (build) {
                out.flush();
                errors |= !StepBuilds.areClean(subject, workplace);
            }
        } catch (ConflictException e) {
            new ConflictHelp(workplace, what, repository).print(e);
            return ExitCode.FAILED;
        }
        return errors ? ExitCode.FAILED : ExitCode.OK;
    }
}
