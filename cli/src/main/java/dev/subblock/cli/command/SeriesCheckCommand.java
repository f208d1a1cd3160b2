package dev.subblock.cli.command;

import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.exit.ExitCode;
import dev.subblock.cli.experiment.Subject;
import dev.subblock.cli.experiment.SubjectReader;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.apply.ConflictException;
import dev.subblock.patches.apply.Offset;
import dev.subblock.patches.apply.Step;
import dev.subblock.patches.series.Problem;
import dev.subblock.patches.series.Series;
import dev.subblock.patches.series.SeriesCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Reads a series as a maintainer would before taking it. */
@Command(name = "check", mixinStandardHelpOptions = true, description = "Whether the patches are well formed and apply in order.")
public final class SeriesCheckCommand implements Callable<Integer> {

    @ParentCommand
    SeriesCommand parent;

    @Mixin
    BaseAndSeries what;

    @Mixin
    UserRepository repository;

    @Override
    public Integer call() throws CliException, PatchesException, IOException, InterruptedException {
        Workplace workplace = parent.root.workplace();
        PrintWriter out = workplace.out();
        SubjectReader reader = new SubjectReader(workplace);
        Series series = reader.series(reader.base(what.base), what.series);
        List<Problem> problems = new ArrayList<>(SeriesCheck.check(series));
        problems.forEach(out::println);
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
        } catch (ConflictException e) {
            new ConflictHelp(workplace, what, repository).print(e);
            return ExitCode.FAILED;
        }
        return problems.stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR) ? ExitCode.FAILED : ExitCode.OK;
    }
}
