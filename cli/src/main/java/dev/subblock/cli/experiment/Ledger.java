package dev.subblock.cli.experiment;

import dev.subblock.analyzers.regression.Regressions;
import dev.subblock.analyzers.regression.StepSeen;
import dev.subblock.analyzers.statistics.CleanBound;
import dev.subblock.analyzers.verdict.Cell;
import dev.subblock.analyzers.verdict.ClaimJudge;
import dev.subblock.analyzers.verdict.ClaimVerdict;
import dev.subblock.analyzers.verdict.ControlRun;
import dev.subblock.analyzers.verdict.ControlsJudge;
import dev.subblock.analyzers.verdict.ControlsVerdict;
import dev.subblock.analyzers.verdict.Fault;
import dev.subblock.analyzers.verdict.Judge;
import dev.subblock.analyzers.verdict.Observation;
import dev.subblock.analyzers.verdict.Reference;
import dev.subblock.analyzers.verdict.RunJudge;
import dev.subblock.analyzers.verdict.RunVerdict;
import dev.subblock.analyzers.verdict.StepFault;
import dev.subblock.analyzers.verdict.Verdict;
import dev.subblock.cli.run.Results;
import dev.subblock.lab.kernel.BuildFailedException;
import dev.subblock.lab.kernel.KernelImage;
import dev.subblock.lab.order.DiskOrder;
import dev.subblock.reproducer.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All that a run has learnt so far, and what it amounts to. Thread-safe: kernels are built by one
 * thread and booted by another.
 */
public final class Ledger {

    private final Subject subject;
    private final List<Kernel> kernels;
    private final List<ControlKernel> controls;
    private final Map<String, KernelImage> images = new LinkedHashMap<>();
    private final Map<String, Boot> boots = new LinkedHashMap<>();
    private final List<Cell> lacking = new ArrayList<>();
    private final List<StepFault> faults = new ArrayList<>();
    private final List<String> compiledAnew = new ArrayList<>();
    private final Map<String, Double> timings = new TreeMap<>();
    private Results.Host host;

    /**
     * @param kernels all that are to be run, in the order in which they are shown
     * @param controls those of them that have one historical bug
     */
    public Ledger(Subject subject, List<Kernel> kernels, List<ControlKernel> controls, Results.Host host) {
        this.subject = subject;
        this.kernels = List.copyOf(kernels);
        this.controls = controls.stream().filter(c -> kernels.contains(c.kernel())).toList();
        this.host = host;
    }

    public synchronized void host(Results.Host known) {
        host = known;
    }

    public synchronized void built(Kernel kernel, KernelImage image) {
        images.put(kernel.id(), image);
    }

    synchronized boolean isBuilt(Kernel kernel) {
        return images.containsKey(kernel.id());
    }

    /** What the compiler says of files of step 0 that an earlier build had compiled already. */
    public synchronized void compiledAnew(List<String> warnings) {
        compiledAnew.addAll(warnings);
    }

    public synchronized void notBuilt(Kernel kernel, BuildFailedException why) {
        faults.add(new StepFault(kernel.id(), kernel.step(), Fault.DOES_NOT_BUILD, why.getMessage()));
    }

    /** A scenario that a kernel can't be asked for: it is shown, and neither passed nor failed. */
    public synchronized void lacks(Kernel kernel, Scenario scenario, DiskOrder order, String reason) {
        lacking.add(new Cell(kernel.id(), kernel.step(), scenario.raceClass(), scenario.name(), order.text(), false, 0, 0,
                Optional.empty(), Optional.empty(), Verdict.SKIP, "not run: " + reason));
    }

    public synchronized void booted(Boot boot) {
        boots.put(boot.kernel(), boot);
    }

    public synchronized void timing(String name, double seconds) {
        timings.put(name, Math.round(seconds * 100) / 100.0);
    }

    /** The cells so far, those of the controls last. */
    public synchronized List<Cell> cells() {
        List<Observation> judges = new ArrayList<>(observations("step-0"));
        controls.forEach(c -> judges.addAll(observations(c.kernel().id())));
        // The last to be asked: what is known of the base shows as well that a scenario can fail.
        judges.addAll(observations(Kernel.STOCK));
        Judge judge = new Judge(CleanBound.ALPHA);
        List<Cell> cells = new ArrayList<>();
        for (Kernel kernel : kernels) {
            observations(kernel.id()).forEach(seen -> cells.addAll(judge.judge(seen, judges)));
            lacking.stream().filter(c -> c.kernel().equals(kernel.id())).forEach(cells::add);
        }
        return List.copyOf(cells);
    }

    private List<Observation> observations(String kernel) {
        return boots.containsKey(kernel) ? boots.get(kernel).observations() : List.of();
    }

    /** Which control was caught by what, so far; {@code step-0} is among them, without a class of its own. */
    public synchronized ControlsVerdict controls() {
        List<ControlRun> runs = new ArrayList<>();
        if (boots.containsKey("step-0")) {
            runs.add(new ControlRun("step-0", List.of(), observations("step-0")));
        }
        controls.forEach(c -> runs.add(new ControlRun(c.control().id(), c.control().classes(), observations(c.kernel().id()))));
        return ControlsJudge.judge(runs);
    }

    /** As {@code results.json} has it while the run goes on. */
    public synchronized Results soFar() {
        return page(cells(), List.of()).results("running", null, "the run has not ended");
    }

    /** As it stands at the end. */
    public synchronized Results end() {
        List<Cell> cells = cells();
        List<Cell> judged = cells.stream().filter(c -> !isControl(c.kernel())).toList();
        boolean standing = subject.claims().isEmpty() && subject.hasSeries();
        List<ClaimVerdict> claims = standing ? Regressions.judge(IntStream.rangeClosed(0, subject.lastStep()).mapToObj(this::seen).toList(), judged)
                : subject.claims().stream().map(c -> ClaimJudge.judge(c, cells, subject.lastStep())).toList();
        RunVerdict verdict = standing ? RunJudge.standing(claims, judged, faults)
                : RunJudge.judge(claims, judged, faults, subject.stock().step().isPresent() ? Reference.STEP_0 : Reference.STOCK);
        return page(cells, claims).results(verdict.verdict().word(), verdict.verdict().exitCode(), verdict.reason());
    }

    private StepSeen seen(int step) {
        String kernel = subject.step(step).id();
        Optional<List<String>> warnings = Optional.ofNullable(images.get(kernel))
                .map(image -> Stream.concat(image.warnings().stream(), step == 0 ? compiledAnew.stream() : Stream.empty()).toList());
        Optional<String> broken = faults.stream().filter(f -> f.kernel().equals(kernel)).map(StepFault::text).findFirst();
        return new StepSeen(step, warnings, broken, observations(kernel));
    }

    /** As it stands at the end, where the question was one kernel: its cells decide, and whether it could be run. */
    public synchronized Results end(Kernel asked) {
        List<Cell> cells = cells();
        RunVerdict verdict = RunJudge.kernel(cells.stream().filter(c -> c.kernel().equals(asked.id())).toList(),
                faults.stream().filter(f -> f.kernel().equals(asked.id())).toList());
        return page(cells, List.of()).results(verdict.verdict().word(), verdict.verdict().exitCode(), verdict.reason());
    }

    /** As it stands at the end, where the question was whether the controls are caught. */
    public synchronized Results endOfControls() {
        ControlsVerdict verdict = controls();
        return page(cells(), List.of()).results(verdict.verdict().word(), verdict.verdict().exitCode(), verdict.reason());
    }

    private static boolean isControl(String kernel) {
        return kernel.startsWith(Results.CONTROL_KERNEL);
    }

    private LedgerPage page(List<Cell> cells, List<ClaimVerdict> claims) {
        return new LedgerPage(subject, kernels, controls, Map.copyOf(images), Map.copyOf(boots), List.copyOf(faults), cells, claims,
                controls.isEmpty() ? Optional.empty() : Optional.of(controls()), host, new TreeMap<>(timings));
    }
}
