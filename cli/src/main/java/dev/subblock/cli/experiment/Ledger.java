package dev.subblock.cli.experiment;

import dev.subblock.analyzers.evidence.ScenarioEvidence;
import dev.subblock.analyzers.finding.Finding;
import dev.subblock.analyzers.finding.Findings;
import dev.subblock.analyzers.statistics.CleanBound;
import dev.subblock.analyzers.verdict.Cell;
import dev.subblock.analyzers.verdict.ClaimJudge;
import dev.subblock.analyzers.verdict.ClaimVerdict;
import dev.subblock.analyzers.verdict.Fault;
import dev.subblock.analyzers.verdict.Judge;
import dev.subblock.analyzers.verdict.Observation;
import dev.subblock.analyzers.verdict.RunJudge;
import dev.subblock.analyzers.verdict.RunVerdict;
import dev.subblock.analyzers.verdict.StepFault;
import dev.subblock.analyzers.verdict.Verdict;
import dev.subblock.cli.run.Results;
import dev.subblock.lab.kernel.BuildFailedException;
import dev.subblock.lab.kernel.KernelImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that a run has learnt so far, and what it amounts to. Thread-safe: kernels are built by one
 * thread and booted by another.
 */
public final class Ledger {

    /** A reader wants an example or two for a cell; the evidence has them all. */
    private static final int FINDINGS_PER_CELL = 3;
    /** Enough to recognise a warning storm; the log has it whole. */
    private static final int WARNING_LINES = 20;

    private final Subject subject;
    private final List<Kernel> kernels;
    private final Map<String, KernelImage> images = new LinkedHashMap<>();
    private final Map<String, Observation> observations = new LinkedHashMap<>();
    private final List<StepFault> faults = new ArrayList<>();
    private final Map<String, Double> timings = new TreeMap<>();
    private Results.Host host;

    public Ledger(Subject subject, List<Kernel> kernels, Results.Host host) {
        this.subject = subject;
        this.kernels = List.copyOf(kernels);
        this.host = host;
    }

    public synchronized void host(Results.Host known) {
        host = known;
    }

    public synchronized void built(Kernel kernel, KernelImage image) {
        images.put(kernel.id(), image);
    }

    public synchronized void notBuilt(Kernel kernel, BuildFailedException why) {
        faults.add(new StepFault(kernel.id(), kernel.step(), Fault.DOES_NOT_BUILD, why.getMessage()));
    }

    public synchronized void booted(Boot boot) {
        observations.put(boot.observation().kernel(), boot.observation());
    }

    public synchronized void timing(String name, double seconds) {
        timings.put(name, Math.round(seconds * 100) / 100.0);
    }

    /** The cells so far. */
    public synchronized List<Cell> cells() {
        Optional<Observation> control = Optional.ofNullable(observations.get("step-0"));
        Judge judge = new Judge(CleanBound.ALPHA);
        return kernels.stream().map(k -> observations.get(k.id())).filter(Objects::nonNull).flatMap(seen -> judge.judge(seen, control).stream()).toList();
    }

    /** As {@code results.json} has it while the run goes on. */
    public synchronized Results soFar() {
        return results("running", null, "the run has not ended", List.of());
    }

    /** As it stands at the end. */
    public synchronized Results end() {
        List<Cell> cells = cells();
        RunVerdict verdict = RunJudge.judge(claims(cells), cells, faults);
        return results(verdict.verdict().word(), verdict.verdict().exitCode(), verdict.reason(), claims(cells));
    }

    /** As it stands at the end, where the question was one kernel: its cells decide, and whether it could be run. */
    public synchronized Results end(Kernel asked) {
        List<RunVerdict> said = new ArrayList<>();
        faults.stream().filter(f -> f.kernel().equals(asked.id()))
                .forEach(f -> said.add(new RunVerdict(Verdict.FAIL, f.fault().words() + ": " + f.text())));
        cells().stream().filter(c -> c.kernel().equals(asked.id())).forEach(c -> said.add(new RunVerdict(c.verdict(), c.scenario() + ": " + c.reason())));
        Verdict worst = Verdict.merge(said.stream().map(RunVerdict::verdict).toList());
        String reason = said.stream().filter(s -> s.verdict() == worst).map(RunVerdict::reason).findFirst().orElse("nothing was run");
        return results(worst.word(), worst.exitCode(), worst == Verdict.PASS ? "no corruption, and each scenario was seen to fail on the control" : reason, List.of());
    }

    private List<ClaimVerdict> claims(List<Cell> cells) {
        return subject.claims().stream().map(c -> ClaimJudge.judge(c, cells, subject.lastStep())).toList();
    }

    private Results results(String verdict, Integer exit, String reason, List<ClaimVerdict> claims) {
        List<Cell> cells = cells();
        return new Results(Results.SCHEMA, verdict, exit, reason,
                new Results.BaseInfo(subject.base().base(), subject.base().version(), subject.base().commit(), subject.base().sha256()),
                new Results.SeriesInfo(subject.series().name(), subject.series().version()), host,
                kernels.stream().map(this::step).toList(), cells.stream().map(this::cell).toList(),
                claims.stream().map(c -> new Results.ClaimInfo(c.id(), c.quote(), c.from(), c.outcome().word(), c.reason())).toList(),
                new TreeMap<>(timings));
    }

    private Results.StepInfo step(Kernel kernel) {
        KernelImage image = images.get(kernel.id());
        Observation seen = observations.get(kernel.id());
        boolean failed = faults.stream().anyMatch(f -> f.kernel().equals(kernel.id()));
        List<String> warnings = image == null ? List.of() : image.warnings();
        List<String> offsets = kernel.step().isEmpty() ? List.of() : subject.steps().get(kernel.step().getAsInt()).offsets().stream()
                .map(o -> o.file() + " hunk " + o.hunk() + ": " + o.lines() + " lines").toList();
        return new Results.StepInfo(kernel.step().isEmpty() ? null : kernel.step().getAsInt(), kernel.id(), kernel.title(), kernel.commit(),
                image != null ? "ok" : failed ? "failed" : "pending", image == null ? null : image.id(),
                warnings.size(), warnings.stream().limit(WARNING_LINES).toList(),
                seen == null ? "pending" : seen.end().end().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                seen == null ? null : seen.repair().state().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                offsets, seen == null ? List.of() : seen.console().stream().map(f -> f.id() + ": " + f.text()).toList());
    }

    private Results.CellInfo cell(Cell cell) {
        Optional<ScenarioEvidence> evidence = observations.get(cell.kernel()).evidence().of(cell.scenario());
        List<String> findings = evidence.map(Findings::of).orElse(List.of()).stream().map(Finding::sentence).limit(FINDINGS_PER_CELL).toList();
        return new Results.CellInfo(cell.step().isEmpty() ? null : cell.step().getAsInt(), cell.kernel(), cell.raceClass(), cell.scenario(),
                cell.order(), cell.trials(), cell.corrupt(), cell.verdict().word(), cell.reason(), findings);
    }
}
