package dev.subblock.cli.protocol;

import dev.subblock.analyzers.protocol.Change;
import dev.subblock.analyzers.protocol.ControlSeen;
import dev.subblock.analyzers.protocol.KernelSeen;
import dev.subblock.analyzers.protocol.ProtocolJudge;
import dev.subblock.analyzers.verdict.Verdict;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.exit.ExitCode;
import dev.subblock.cli.experiment.ControlKernel;
import dev.subblock.cli.experiment.Flavour;
import dev.subblock.cli.experiment.JudgeReader;
import dev.subblock.cli.experiment.Kernel;
import dev.subblock.cli.experiment.Laboratory;
import dev.subblock.cli.experiment.Subject;
import dev.subblock.cli.run.RunDirectory;
import dev.subblock.cli.terminal.Progress;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.lab.LabException;
import dev.subblock.lab.kernel.BuildFailedException;
import dev.subblock.lab.kernel.KernelImage;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.claim.ClaimReader;
import dev.subblock.patches.claim.ProtocolClaim;
import dev.subblock.reproducer.kind.Kind;
import dev.subblock.reproducer.kind.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Builds and boots kernel after kernel, each asked for all kinds. What is known so far is in the run directory after each. */
public final class ProtocolRun {

    /** How many times each kind is written: fewer would call a sequence stable that changes one time in two. */
    public static final int REPEATS = 4;

    private final Workplace workplace;
    private final Laboratory laboratory;
    private final Subject subject;
    private final RunDirectory run;
    private final List<Kind> kinds;

    /** @param laboratory of kernels that can be traced */
    public ProtocolRun(Workplace workplace, Laboratory laboratory, Subject subject, List<Kind> kinds, RunDirectory run) {
        this.workplace = workplace;
        this.laboratory = laboratory;
        this.subject = subject;
        this.run = run;
        this.kinds = List.copyOf(kinds);
    }

    /**
     * As {@link #run}, with what was found written to the run directory and printed.
     *
     * @return what the claims come to
     */
    public Verdict report(List<Integer> steps, List<ControlKernel> controls, List<ProtocolClaim> claims)
            throws CliException, LabException, IOException, InterruptedException {
        Findings findings = run(steps, controls, claims);
        run.writeJson(ProtocolResults.FILE, findings.results());
        run.tell(workplace.out(), out -> ProtocolText.print(findings, out));
        return findings.verdict();
    }

    /**
     * All steps of a series, its kinds as {@code protocol} chooses them where nobody asks for others, its claims and the
     * base's controls.
     *
     * @param run what is found is written there, beside what is there
     * @return what the claims come to
     */
    public static Verdict whole(Workplace workplace, Subject subject, RunDirectory run)
            throws CliException, PatchesException, LabException, IOException, InterruptedException {
        Laboratory traced = Laboratory.open(workplace, workplace.cache(), Flavour.TRACE);
        return new ProtocolRun(workplace, traced, subject, askable(subject, Kinds.pairwise()), run).report(
                IntStream.rangeClosed(0, subject.lastStep()).boxed().toList(), new JudgeReader(workplace).protocolControls(subject.base().base()), claims(subject));
    }

    /** What a series says of the sequence of locks; empty if it says nothing. */
    public static List<ProtocolClaim> claims(Subject subject) throws PatchesException, IOException {
        Path file = subject.series().directory().resolve("claims.toml");
        return Files.exists(file) ? ClaimReader.readProtocol(file) : List.of();
    }

    /** Those that the base can be asked for. */
    public static List<Kind> askable(Subject subject, List<Kind> kinds) {
        return kinds.stream().filter(k -> subject.stock().lacksKind(k.name()).isEmpty()).toList();
    }

    /**
     * Looks at the controls, beside the base as it came, and at steps.
     *
     * @param steps in ascending order
     */
    Findings run(List<Integer> steps, List<ControlKernel> controls, List<ProtocolClaim> claims)
            throws CliException, LabException, IOException, InterruptedException {
        List<KernelSeen> others = new ArrayList<>();
        List<ControlSeen> caught = new ArrayList<>();
        List<KernelSeen> seen = new ArrayList<>();
        if (!controls.isEmpty()) {
            others.add(look(subject.stock()));
        }
        for (ControlKernel control : controls) {
            KernelSeen moved = look(control.kernel());
            others.add(moved);
            caught.add(new ControlSeen(control.control().id(), Change.between(others.get(0), moved)));
        }
        for (int step : steps) {
            Kernel kernel = subject.step(step);
            seen.add(kernel.equals(subject.stock()) && !others.isEmpty() ? others.get(0) : look(kernel));
            run.writeJson(ProtocolResults.FILE, findings(seen, others, caught, claims).results());
        }
        return findings(seen, others, caught, claims);
    }

    private Findings findings(List<KernelSeen> seen, List<KernelSeen> others, List<ControlSeen> controls, List<ProtocolClaim> claims) {
        return new Findings(subject, seen, others.stream().filter(k -> !seen.contains(k)).toList(), controls,
                new ProtocolJudge(seen, controls).judge(claims), REPEATS);
    }

    private KernelSeen look(Kernel kernel) throws CliException, LabException, IOException, InterruptedException {
        KernelImage image;
        try {
            image = laboratory.build(kernel);
        } catch (BuildFailedException e) {
            throw new CliException(ExitCode.FAILED, kernel.id() + " does not build: " + e.getMessage() + "; see " + e.log());
        }
        try (Progress.Phase phase = workplace.progress().begin("watch " + kinds.size(), "watching " + kernel.id() + ", " + kinds.size() + (kinds.size() == 1 ? " kind" : " kinds") + " of write")) {
            KernelSeen seen = laboratory.watching(image, laboratory.needs(kernel)).run(kernel, image.vmlinux(), kinds, REPEATS,
                    guest -> run.subdirectory("watch-" + kernel.id() + (guest == 1 ? "" : "-" + guest)));
            phase.done();
            return seen;
        }
    }
}
