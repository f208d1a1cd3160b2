package dev.subblock.cli.command;

import dev.subblock.analyzers.regression.WarningsSeen;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.experiment.Flavour;
import dev.subblock.cli.experiment.Kernel;
import dev.subblock.cli.experiment.Laboratory;
import dev.subblock.cli.experiment.Subject;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.lab.LabException;
import dev.subblock.lab.kernel.BuildFailedException;
import dev.subblock.patches.PatchesException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** Builds each step of a series, and tells what is new in what the compiler says and what differs in what it made. */
final class StepBuilds {
    /** Of a step that does not build: enough to see why. */
    private static final int ERRORS_SHOWN = 5;

    private StepBuilds() {}

    /** @return whether each step builds, without a warning that no kernel before it had */
    static boolean areClean(Subject subject, Workplace workplace) throws CliException, PatchesException, LabException, IOException, InterruptedException {
        PrintWriter out = workplace.out();
        Laboratory laboratory = Laboratory.open(workplace, workplace.cache(), Flavour.PLAIN);
        WarningsSeen seen = new WarningsSeen();
        StepCode code = new StepCode(subject, laboratory);
        boolean clean = true;
        boolean before = false;
        for (Kernel kernel : subject.kernels()) {
            boolean ofSeries = !kernel.id().equals("stock") && !kernel.id().equals("step-0");
            try {
                List<String> fresh = seen.unseen(laboratory.build(kernel).warnings());
                out.println(kernel.id() + " builds" + (ofSeries ? ", " + fresh.size() + (fresh.size() == 1 ? " new warning" : " new warnings") : ""));
                if (ofSeries) {
                    fresh.forEach(warning -> out.println("    " + warning));
                    clean &= fresh.isEmpty();
                    List<String> told = before ? code.told(kernel.step().getAsInt()) : List.of("is not compared with the step before, which does not build");
                    told.forEach(line -> out.println("    " + line));
                }
                before = kernel.step().isPresent();
            } catch (BuildFailedException e) {
                out.println(kernel.id() + " does not build; all that make printed is in " + e.log());
                e.errors().stream().limit(ERRORS_SHOWN).forEach(error -> out.println("    " + error));
                clean = false;
                before = false;
            }
            // The next one may take minutes.
            out.flush();
        }
        return clean;
    }
}
