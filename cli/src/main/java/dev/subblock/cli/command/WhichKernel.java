package dev.subblock.cli.command;

import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.experiment.Kernel;
import dev.subblock.cli.experiment.Subject;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.tree.Snapshot;
import dev.subblock.patches.tree.Worktree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say which kernel is meant; at most one of them is given. */
public class WhichKernel {

    @Option(names = "--step", paramLabel = "N", description = "The kernel of that step (default: the last).")
    Optional<Integer> step = Optional.empty();

    @Option(names = "--stock", description = "The kernel of the base as it came.")
    boolean stock;

    @Option(names = "--kernel", paramLabel = "FILE", description = "A vmlinux (with PVH) or bzImage of yours.")
    Optional<Path> kernel = Optional.empty();

    @Option(names = "--tree", paramLabel = "DIR", description = "A checkout made by apply --tree, as it is now.")
    Optional<Path> tree = Optional.empty();

    /** @throws CliException if there is no such kernel */
    Kernel of(Subject subject) throws CliException, PatchesException, IOException {
        if (kernel.isPresent()) {
            if (!Files.isRegularFile(kernel.get())) {
                throw CliException.usage("--kernel " + kernel.get() + ": no such file");
            }
            return Kernel.given(kernel.get().toAbsolutePath(), subject.origin());
        }
        if (tree.isPresent()) {
            return edited(tree.get(), subject);
        }
        return stock ? subject.stock() : subject.step(StepOption.within(step, subject, "--step"));
    }

    private static Kernel edited(Path tree, Subject subject) throws CliException, PatchesException, IOException {
        Snapshot snapshot = Worktree.open(tree.toAbsolutePath()).snapshot();
        if (!snapshot.repository().toRealPath().equals(subject.base().repository().toRealPath())) {
            throw CliException.usage("--tree " + tree + " was not made from " + subject.base().base()
                    + " " + subject.base().version() + ": name its --base");
        }
        String changed = snapshot.changed().isEmpty() ? "nothing" : String.join(" ", snapshot.changed());
        return Kernel.edited(tree + ", changed: " + changed, snapshot.commit(), snapshot.tree(), subject.origin());
    }
}
