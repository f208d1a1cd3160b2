package dev.subblock.cli.command;

import dev.subblock.cli.experiment.Subject;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.exit.ExitCode;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.apply.Offset;
import dev.subblock.patches.apply.Step;
import dev.subblock.patches.tree.Worktree;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Puts a series onto its base. */
@Command(name = "apply", mixinStandardHelpOptions = true,
        description = "Apply a series to its base, one commit per step; with --tree, into a git checkout to work in.")
public final class ApplyCommand implements Callable<Integer> {

    @ParentCommand
    Subblock root;

    @Mixin
    BaseAndSeries what;

    @Mixin
    UserRepository repository;

    @Option(names = "--upto", paramLabel = "N", description = "The last step (default: the last patch).")
    Optional<Integer> upTo = Optional.empty();

    @Option(names = "--tree", paramLabel = "DIR", description = "Check the last step out there: a new or empty directory.")
    Optional<Path> tree = Optional.empty();

    @Override
    public Integer call() throws CliException, PatchesException, IOException, InterruptedException {
        Subject subject = what.read(root.workplace(), repository);
        PrintWriter out = root.workplace().out();
        int last = StepOption.within(upTo, subject, "--upto");
        for (Step step : subject.steps().subList(0, last + 1)) {
            out.printf("step %d  %s  %s%n", step.number(), step.commit().substring(0, 12), step.title());
            for (Offset offset : step.offsets()) {
                out.printf("        %s hunk %d: %d lines off%n", offset.file(), offset.hunk(), offset.lines());
            }
            if (!step.merged().isEmpty()) {
                out.println("        merged three-way: " + String.join(", ", step.merged()));
            }
        }
        if (tree.isPresent()) {
            Worktree checkout = Worktree.create(subject.base().repository(), subject.step(last).commit(), tree.get().toAbsolutePath());
            out.println("checked out step " + last + " in " + checkout.directory() + "; after an edit: subblock reproduce --tree " + tree.get());
        } else {
            out.println("commits are in " + subject.base().repository());
        }
        return ExitCode.OK;
    }
}
