package dev.subblock.cli.command;

import dev.subblock.cli.doctor.Requirement;
import dev.subblock.cli.doctor.Requirements;
import dev.subblock.cli.experiment.Laboratory;
import dev.subblock.cli.exit.ExitCode;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.lab.LabException;
import dev.subblock.lab.command.Command;
import dev.subblock.lab.vm.Accelerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine;

/** Says what this machine can do and what is missing. */
@CommandLine.Command(name = "doctor", mixinStandardHelpOptions = true,
        description = "What this machine can do, what is missing, and the command that installs it.")
public final class DoctorCommand implements Callable<Integer> {

    /** Source, objects and images of one base, with a run beside them. */
    private static final long WANTED_BYTES = 8L << 30;

    @ParentCommand
    Subblock root;

    @Override
    public Integer call() throws LabException, IOException, InterruptedException {
        Workplace workplace = root.workplace();
        PrintWriter out = workplace.out();
        List<Path> searchPath = Requirements.searchPath(System.getenv("PATH"));
        Requirements requirements = Requirements.carried();
        for (Requirement requirement : requirements.all()) {
            out.printf("%-8s %-22s %s%n", requirement.isMet(searchPath) ? "ok" : "MISSING", requirement.what(), requirement.purpose());
        }
        out.printf("%-8s %-22s %s%n", "ok", "java " + Runtime.version(), "the toolkit");
        List<Requirement> missing = requirements.missing(searchPath);
        if (missing.isEmpty()) {
            accelerator(workplace, out);
        }
        long free = existing(workplace.cache()).toFile().getUsableSpace();
        boolean roomy = free >= WANTED_BYTES;
        out.printf("%-8s %-22s %s%n", roomy ? "ok" : "LITTLE", (free >> 30) + " GiB free", "cache " + workplace.cache());
        out.println();
        if (missing.isEmpty()) {
            out.println("everything is here");
            return ExitCode.OK;
        }
        out.println("install what is missing with: " + Requirements.installation(missing));
        return ExitCode.TROUBLE;
    }

    private static void accelerator(Workplace workplace, PrintWriter out) throws LabException, IOException, InterruptedException {
        String host = Laboratory.hostIdentity(workplace);
        Optional<Accelerator> known = Laboratory.choice(workplace, host).remembered();
        String words = known.map(a -> a == Accelerator.KVM ? "a guest has booted with it: about 1 s to the first I/O"
                : "emulation: about 3 s to the first I/O").orElse("/dev/kvm is there; whether a guest boots with it is tried at the first boot");
        out.printf("%-8s %-22s %s%n", "ok", known.map(Object::toString).orElse("kvm or tcg"), words);
    }

    private static Path existing(Path path) {
        Path there = path;
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        return there;
    }
}
