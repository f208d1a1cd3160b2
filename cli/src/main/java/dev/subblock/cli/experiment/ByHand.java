package dev.subblock.cli.experiment;

import dev.subblock.cli.workplace.Workplace;
import dev.subblock.lab.LabException;
import dev.subblock.lab.kernel.Make;
import dev.subblock.lab.vm.Accelerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands that do by hand what is done here, each a line for a shell. They use a directory of their own: work trees and
 * objects in the cache belong to whoever holds their locks.
 *
 * @param directory absolute; has a directory for each kernel
 * @param jobs how many compilers run at once
 */
public record ByHand(Path directory, Workplace workplace, int jobs) {

    /** Beside the current directory's other files, with as many compilers as this machine has processors. */
    public static ByHand here(Workplace workplace) {
        return new ByHand(Path.of("").toAbsolutePath(), workplace, Runtime.getRuntime().availableProcessors());
    }

    /** From the source to the kernel. */
    public List<String> build(Kernel kernel, Flavour flavour) {
        List<String> lines = new ArrayList<>(List.of("# " + place(kernel).getFileName() + ": " + kernel.title()));
        lines.addAll(Make.script(place(kernel), KernelSources.of(kernel, workplace.patches()), flavour.config(kernel.origin().base().build()), jobs));
        return lines;
    }

    /** From the source to a shell in the kernel. What the guest is unpacked from is made, if it is not kept. */
    public List<String> boot(Kernel kernel, GuestUser user, Accelerator accelerator) throws LabException, IOException, InterruptedException {
        List<String> lines = build(kernel, Flavour.PLAIN);
        new ShellGuest(workplace, user).byHand(image(kernel), GuestNeeds.of(kernel, Flavour.PLAIN), accelerator, place(kernel)).forEach(command -> lines.add(command.toString()));
        return lines;
    }

    /** What {@link #build} makes. */
    public Path image(Kernel kernel) {
        return Make.image(place(kernel), KernelSources.of(kernel, workplace.patches()));
    }

    private Path place(Kernel kernel) {
        return directory.resolve(kernel.origin().tree().base() + "-" + kernel.id());
    }
}
