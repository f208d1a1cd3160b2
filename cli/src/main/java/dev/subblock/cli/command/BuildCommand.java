package dev.subblock.cli.command;

import dev.subblock.cli.experiment.ByHand;
import dev.subblock.cli.experiment.Kernel;
import dev.subblock.cli.experiment.Laboratory;
import dev.subblock.cli.experiment.Subject;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.exit.ExitCode;
import dev.subblock.lab.LabException;
import dev.subblock.lab.kernel.BuildFailedException;
import dev.subblock.lab.kernel.KernelImage;
import dev.subblock.patches.PatchesException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Builds kernels. */
@Command(name = "build", mixinStandardHelpOptions = true,
        description = "Build the kernel of a step (default: the last), or of all; what was built before is kept.")
public final class BuildCommand implements Callable<Integer> {

    @ParentCommand
    Subblock root;

    @Mixin
    BaseAndSeries what;

    @Mixin
    DebugKernel debug;

    @Mixin
    DryRun dry;

    @Option(names = "--step", paramLabel = "N", description = "The step to build.")
    Optional<Integer> step = Optional.empty();

    @Option(names = "--all", description = "Every step, and the base as it came.")
    boolean all;

    @Override
    public Integer call() throws CliException, PatchesException, LabException, IOException, InterruptedException {
        if (all && step.isPresent()) {
            throw CliException.usage("--all and --step exclude each other");
        }
        Laboratory.require();
        Subject subject = what.read(root.workplace());
        List<Kernel> kernels = all ? subject.kernels() : List.of(subject.step(StepOption.within(step, subject, "--step")));
        if (dry.wanted) {
            kernels.forEach(kernel -> ByHand.here(root.workplace()).build(kernel, debug.flavour()).forEach(root.workplace().out()::println));
            return ExitCode.OK;
        }
        Laboratory laboratory = Laboratory.open(root.workplace(), root.workplace().cache(), debug.flavour());
        int status = ExitCode.OK;
        for (Kernel kernel : kernels) {
            try {
                KernelImage image = laboratory.build(kernel);
                root.workplace().out().printf(Locale.ROOT, "%s  %s  %s, %d warnings%n", kernel.id(), image.vmlinux(),
                        image.reused() ? "kept" : String.format(Locale.ROOT, "%.1f s", image.seconds()), image.warnings().size());
                image.warnings().forEach(root.workplace().out()::println);
            } catch (BuildFailedException e) {
                root.workplace().out().println(kernel.id() + " does not build:");
                e.errors().stream().limit(20).forEach(root.workplace().out()::println);
                root.workplace().out().println("all that make printed is in " + e.log());
                status = ExitCode.FAILED;
            }
        }
        return status;
    }
}
