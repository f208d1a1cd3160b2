package dev.subblock.cli.cost;

import dev.subblock.analyzers.cost.KernelCosts;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.exit.ExitCode;
import dev.subblock.cli.experiment.Kernel;
import dev.subblock.cli.experiment.Laboratory;
import dev.subblock.cli.experiment.Subject;
import dev.subblock.cli.run.RunDirectory;
import dev.subblock.cli.terminal.Progress;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.lab.LabException;
import dev.subblock.lab.kernel.BuildFailedException;
import dev.subblock.lab.kernel.KernelImage;
import dev.subblock.reproducer.load.Load;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Boots kernel after kernel, the first one twice, each asked for all loads. What is known so far is in the run directory after each. */
public final class CostRun {

    /** Of each load: enough for an interval that leaves out the two outermost samples on both sides. */
    static final int SAMPLES = 15;

    private final Workplace workplace;
    private final Laboratory laboratory;
    private final Subject subject;
    private final List<Load> loads;
    private final RunDirectory run;

    /** @param laboratory of kernels that are counted */
    public CostRun(Workplace workplace, Laboratory laboratory, Subject subject, List<Load> loads, RunDirectory run) {
        this.workplace = workplace;
        this.laboratory = laboratory;
        this.subject = subject;
        this.loads = List.copyOf(loads);
        this.run = run;
    }

    /**
     * Measures, writes and prints.
     *
     * @param kernels at least two: the first is what the others are compared with, the last is judged
     * @param controls are compared with the first as well, and one load each must be seen to be dearer
     * @return the exit code of a command whose result this is
     */
    public int report(List<Kernel> kernels, List<Kernel> controls) throws CliException, LabException, IOException, InterruptedException {
        List<KernelCosts> seen = new ArrayList<>();
        List<KernelCosts> caught = new ArrayList<>();
        seen.add(measure(kernels.get(0), 1));
        CostFindings findings = write(seen, caught);
        seen.add(measure(kernels.get(0), 2));
        for (Kernel kernel : kernels.subList(1, kernels.size())) {
            seen.add(measure(kernel, 1));
            findings = write(seen, caught);
        }
        for (Kernel control : controls) {
            caught.add(measure(control, 1));
            findings = write(seen, caught);
        }
        CostFindings told = findings;
        run.tell(workplace.out(), out -> CostText.print(told, out));
        return findings.judged().verdict().exitCode();
    }

    private CostFindings write(List<KernelCosts> seen, List<KernelCosts> controls) throws IOException {
        CostFindings findings = new CostFindings(subject, loads, seen, controls);
        run.writeJson(CostResults.FILE, CostResults.of(findings, LocalDate.now(workplace.clock())));
        return findings;
    }

    private KernelCosts measure(Kernel kernel, int boot) throws CliException, LabException, IOException, InterruptedException {
        KernelImage image;
        try {
            image = laboratory.build(kernel);
        } catch (BuildFailedException e) {
            throw new CliException(ExitCode.FAILED, kernel.id() + " does not build: " + e.getMessage() + "; see " + e.log());
        }
        String name = kernel.id() + (boot == 1 ? "" : "-" + boot);
        try (Progress.Phase phase = workplace.progress().begin("cost " + loads.size(), "counting instructions of " + name + ", " + loads.size() + " loads")) {
            KernelCosts costs = laboratory.counting(laboratory.needs(kernel)).run(kernel, boot, image.vmlinux(), loads, SAMPLES, run.subdirectory("cost-" + name));
            phase.done();
            return costs;
        }
    }
}
