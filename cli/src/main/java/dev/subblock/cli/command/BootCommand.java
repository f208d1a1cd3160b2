package dev.subblock.cli.command;

import dev.subblock.cli.experiment.Kernel;
import dev.subblock.cli.experiment.Flavour;
import dev.subblock.cli.experiment.Laboratory;
import dev.subblock.cli.experiment.ShellGuest;
import dev.subblock.cli.experiment.Subject;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.exit.ExitCode;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.lab.LabException;
import dev.subblock.lab.kernel.BuildFailedException;
import dev.subblock.lab.kernel.KernelImage;
import dev.subblock.patches.PatchesException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** A shell in a kernel. */
@Command(name = "boot", mixinStandardHelpOptions = true,
        description = "A shell in the kernel of a step (default: the last), XFS on a scratch disk at /mnt; exit ends it.")
public final class BootCommand implements Callable<Integer> {

    @ParentCommand
    Subblock root;

    @Mixin
    BaseAndSeries what;

    @Option(names = "--step", paramLabel = "N", description = "The step to boot.")
    Optional<Integer> step = Optional.empty();

    @Override
    public Integer call() throws CliException, PatchesException, LabException, IOException, InterruptedException {
        Workplace workplace = root.workplace();
        Laboratory.require();
        Subject subject = what.read(workplace);
        Kernel kernel = subject.step(StepOption.within(step, subject, "--step"));
        Laboratory laboratory = Laboratory.open(workplace, workplace.cache(), Flavour.PLAIN);
        try {
            KernelImage image = laboratory.build(kernel);
            workplace.progress().say(kernel.id() + ": " + kernel.title() + "; exit ends it, C-a x kills it");
            return new ShellGuest(workplace).run(image, laboratory.needs(kernel), laboratory.accelerator(image, laboratory.needs(kernel))) ? ExitCode.OK : ExitCode.TROUBLE;
        } catch (BuildFailedException e) {
            throw new CliException(ExitCode.FAILED, kernel.id() + " does not build: " + e.getMessage() + "; see " + e.log());
        }
    }
}
