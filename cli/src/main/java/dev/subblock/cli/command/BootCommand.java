package dev.subblock.cli.command;

import dev.subblock.cli.experiment.ByHand;
import dev.subblock.cli.experiment.Flavour;
import dev.subblock.cli.experiment.GuestNeeds;
import dev.subblock.cli.experiment.GuestUser;
import dev.subblock.cli.experiment.Kernel;
import dev.subblock.cli.experiment.Laboratory;
import dev.subblock.cli.experiment.ShellGuest;
import dev.subblock.cli.experiment.Subject;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.exit.ExitCode;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.lab.LabException;
import dev.subblock.lab.kernel.BuildFailedException;
import dev.subblock.lab.kernel.KernelImage;
import dev.subblock.lab.vm.Accelerator;
import dev.subblock.patches.PatchesException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** A shell in a kernel. */
@Command(name = "boot", mixinStandardHelpOptions = true,
        description = "A shell in the kernel of a step (default: the last), as yourself, with XFS on a scratch disk of your own at "
                + "/mnt; exit ends it. With -- COMMAND, that alone, and its exit status.")
public final class BootCommand implements Callable<Integer> {

    @ParentCommand
    Subblock root;

    @Mixin
    BaseAndSeries what;

    @Mixin
    DryRun dry;

    @Option(names = "--step", paramLabel = "N", description = "The step to boot.")
    Optional<Integer> step = Optional.empty();

    @Option(names = "--root", description = "Be root in it.")
    boolean asRoot;

    @Parameters(paramLabel = "COMMAND", description = "A program of this machine and its arguments, to be run in /mnt.")
    List<String> command = List.of();

    @Override
    public Integer call() throws CliException, PatchesException, LabException, IOException, InterruptedException {
        Workplace workplace = root.workplace();
        if (dry.wanted && !command.isEmpty()) {
            throw CliException.usage("--dry-run prints how to boot to a shell: it does not go with a COMMAND");
        }
        Laboratory.require();
        Subject subject = what.read(workplace);
        Kernel kernel = subject.step(StepOption.within(step, subject, "--step"));
        GuestUser user = asRoot ? GuestUser.ROOT : GuestUser.caller();
        if (dry.wanted) {
            // Without a kernel nothing can be tried: what is not known to work is left out.
            Accelerator known = Laboratory.choice(workplace, Laboratory.hostIdentity(workplace)).remembered().orElse(Accelerator.TCG);
            ByHand.here(workplace).boot(kernel, user, known).forEach(workplace.out()::println);
            return ExitCode.OK;
        }
        Laboratory laboratory = Laboratory.open(workplace, workplace.cache(), Flavour.PLAIN);
        try {
            KernelImage image = laboratory.build(kernel);
            GuestNeeds needs = laboratory.needs(kernel);
            Accelerator accelerator = laboratory.accelerator(image, needs);
            ShellGuest guest = new ShellGuest(workplace, user);
            if (!command.isEmpty()) {
                return guest.run(command, image, needs, accelerator)
                        .orElseThrow(() -> new CliException(ExitCode.TROUBLE, "the guest ended before it could say how the command ended"));
            }
            workplace.progress().say(kernel.id() + ": " + kernel.title() + "; exit ends it, C-a x kills it");
            return guest.run(image, needs, accelerator) ? ExitCode.OK : ExitCode.TROUBLE;
        } catch (BuildFailedException e) {
            throw new CliException(ExitCode.FAILED, kernel.id() + " does not build: " + e.getMessage() + "; see " + e.log());
        }
    }
}
