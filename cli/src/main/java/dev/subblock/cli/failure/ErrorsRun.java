package dev.subblock.cli.failure;

import dev.subblock.analyzers.failure.KernelOutcomes;
import dev.subblock.analyzers.failure.Outcome;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.exit.ExitCode;
import dev.subblock.cli.experiment.ControlKernel;
import dev.subblock.cli.experiment.FailureBench.Pair;
import dev.subblock.cli.experiment.Kernel;
import dev.subblock.cli.experiment.Laboratory;
import dev.subblock.cli.experiment.Subject;
import dev.subblock.cli.run.RunDirectory;
import dev.subblock.cli.terminal.Progress;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.lab.LabException;
import dev.subblock.lab.kernel.BuildFailedException;
import dev.subblock.lab.kernel.KernelImage;
import dev.subblock.patches.control.Control;
import dev.subblock.reproducer.evidence.ErrorPoint;
import dev.subblock.reproducer.failure.Unreachable;
import dev.subblock.reproducer.kind.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Builds and boots kernel after kernel, each asked for all pairs. What is known so far is in the run directory after each. */
public final class ErrorsRun {

    private static final String CLASS = "ERROR:";
    private static final String LOCK = "lock: ";
    private static final String LEAKED = "console: lock-leaked: ";

    private final Workplace workplace;
    private final Laboratory laboratory;
    private final Subject subject;
    private final RunDirectory run;
    private final List<Kind> kinds;
    private final List<ErrorPoint> points;

    /** @param laboratory of kernels in which memory can fail */
    public ErrorsRun(Workplace workplace, Laboratory laboratory, Subject subject, List<Kind> kinds, List<ErrorPoint> points, RunDirectory run) {
        this.workplace = workplace;
        this.laboratory = laboratory;
        this.subject = subject;
        this.run = run;
        this.kinds = List.copyOf(kinds);
        this.points = List.copyOf(points);
    }

    /**
     * Looks at kernels, then at the controls, and writes and prints what was found.
     *
     * @return the exit code of a command whose result this is
     */
    public int report(List<Kernel> kernels, List<ControlKernel> controls) throws CliException, LabException, IOException, InterruptedException {
        List<KernelOutcomes> seen = new ArrayList<>();
        List<Findings.Caught> caught = new ArrayList<>();
        Findings findings = new Findings(subject, kinds.size(), points, seen, caught);
        for (Kernel kernel : kernels) {
            seen.add(look(kernel, pairs(points), o -> false));
            findings = tell(seen, caught);
        }
        for (ControlKernel control : controls) {
            List<ErrorPoint> own = points(control.control());
            if (points.containsAll(own)) {
                KernelOutcomes outcomes = look(control.kernel(), pairs(own), o -> !lock(o).isEmpty());
                caught.add(new Findings.Caught(control.control(), outcomes.outcomes().stream().map(ErrorsRun::lock).filter(s -> !s.isEmpty()).findFirst().orElse("")));
                findings = tell(seen, caught);
            }
        }
        Findings told = findings;
        run.tell(workplace.out(), out -> FailureText.print(told, out));
        return findings.verdict().exitCode();
    }

    private Findings tell(List<KernelOutcomes> seen, List<Findings.Caught> caught) throws IOException {
        Findings findings = new Findings(subject, kinds.size(), points, seen, caught);
        run.writeJson(FailureResults.FILE, FailureResults.of(findings));
        return findings;
    }

    /** The points at which a control must be seen. */
    static List<ErrorPoint> points(Control control) {
        return control.classes().stream().filter(c -> c.startsWith(CLASS)).map(c -> ErrorPoint.named(c.substring(CLASS.length())).orElseThrow()).toList();
    }

    /** How a lock that is not given back shows in an outcome; empty if it does not. */
    private static String lock(Outcome outcome) {
        return outcome.wrong().stream().filter(w -> w.startsWith(LOCK) || w.startsWith(LEAKED)).findFirst()
                .map(w -> outcome.kind() + " at " + outcome.point() + ": " + w).orElse("");
    }

    /** By points: what a point needs is then arranged once. */
    private List<Pair> pairs(List<ErrorPoint> wanted) {
        List<Pair> pairs = new ArrayList<>();
        for (ErrorPoint point : wanted) {
            kinds.stream().filter(k -> Unreachable.reason(k, point).isEmpty()).forEach(k -> pairs.add(new Pair(k, point)));
        }
        return pairs;
    }

    private KernelOutcomes look(Kernel kernel, List<Pair> pairs, Predicate<Outcome> enough) throws CliException, LabException, IOException, InterruptedException {
        KernelImage image;
        try {
            image = laboratory.build(kernel);
        } catch (BuildFailedException e) {
            throw new CliException(ExitCode.FAILED, kernel.id() + " does not build: " + e.getMessage() + "; see " + e.log());
        }
        try (Progress.Phase phase = workplace.progress().begin("fail " + pairs.size(), "failing " + kernel.id() + " at " + pairs.size() + " pairs of a kind and a point")) {
            KernelOutcomes outcomes = laboratory.failing(image, laboratory.needs(kernel)).run(kernel, image.vmlinux(), pairs,
                    guest -> run.subdirectory("fail-" + kernel.id() + (guest == 1 ? "" : "-" + guest)), enough);
            phase.done();
            return outcomes;
        }
    }
}
