package dev.subblock.cli.experiment;

import dev.subblock.analyzers.explain.Explainer;
import dev.subblock.analyzers.explain.Explanation;
import dev.subblock.analyzers.finding.Finding;
import dev.subblock.analyzers.trace.Exploration;
import dev.subblock.analyzers.verdict.Catch;
import dev.subblock.analyzers.verdict.Cell;
import dev.subblock.analyzers.verdict.ClaimVerdict;
import dev.subblock.analyzers.verdict.ControlOutcome;
import dev.subblock.analyzers.verdict.ControlsVerdict;
import dev.subblock.analyzers.verdict.Observation;
import dev.subblock.analyzers.verdict.StepFault;
import dev.subblock.analyzers.verdict.Verdict;
import dev.subblock.cli.run.Results;
import dev.subblock.lab.kernel.KernelImage;
import dev.subblock.patches.base.Base;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.stream.Stream;

/** What a ledger knows at one moment, and how {@code results.json} says it. */
record LedgerPage(Subject subject, List<Kernel> kernels, List<ControlKernel> controls, Map<String, KernelImage> images,
        Map<String, Boot> boots, List<StepFault> faults, List<Cell> cells, List<ClaimVerdict> claims,
        Optional<ControlsVerdict> caught, Results.Host host, SortedMap<String, Double> timings) {

    /** A reader wants an example or two for a cell; the evidence has them all. */
    private static final int FINDINGS_PER_CELL = 3;
    /** Enough to recognise a warning storm; the log has it whole. */
    private static final int WARNING_LINES = 20;
    /** A block has a few requests; explain has them all. */
    private static final int LANDINGS = 8;

    Results results(String verdict, Integer exit, String reason) {
        return new Results(Results.SCHEMA, verdict, exit, reason,
                new Results.BaseInfo(subject.base().base(), subject.base().version(), subject.base().commit(), subject.base().sha256(), remarks(),
                        subject.naming().tree().map(Path::toString).orElse(null), subject.naming().revision().orElse(null)),
                new Results.SeriesInfo(subject.series().name(), subject.series().version(), subject.naming().series().orElse(null)), host,
                kernels.stream().map(this::step).toList(), cells.stream().map(c -> cell(c, exit != null)).toList(),
                claims.stream().map(c -> new Results.ClaimInfo(c.id(), c.quote(), c.from(), c.outcome().word(), c.reason())).toList(),
                caught.map(c -> c.controls().stream().filter(o -> !o.classes().isEmpty()).map(this::control).toList()).orElse(List.of()),
                caught.map(ControlsVerdict::uncaught).orElse(List.of()), new Speed(boots.values()).info().orElse(null), timings);
    }

    private List<String> remarks() {
        Base base = subject.origin().base();
        return Stream.of(subject.base().remarks().stream().map(r -> "as it was given here, " + r),
                        base.build().carries().stream().map(c -> "as it is built here, it also has " + c),
                        base.lacks().stream().filter(l -> !l.scenarios().isEmpty()).map(l -> "not asked for " + String.join(", ", l.scenarios()) + ": " + l.reason()))
                .flatMap(s -> s).toList();
    }

    private Results.StepInfo step(Kernel kernel) {
        KernelImage image = images.get(kernel.id());
        List<Observation> seen = boots.containsKey(kernel.id()) ? boots.get(kernel.id()).observations() : List.of();
        boolean failed = faults.stream().anyMatch(f -> f.kernel().equals(kernel.id()));
        List<String> warnings = image == null ? List.of() : image.warnings();
        List<String> offsets = kernel.step().isEmpty() || kernel.step().getAsInt() > subject.lastStep() ? List.of()
                : subject.steps().get(kernel.step().getAsInt()).offsets().stream()
                .map(o -> o.file() + " hunk " + o.hunk() + ": " + o.lines() + " lines").toList();
        // Of several guests the first that did not end well says how the kernel does.
        Optional<Observation> told = seen.stream().filter(o -> !word(o.end().end()).equals("ok")).findFirst().or(() -> seen.stream().findFirst());
        return new Results.StepInfo(kernel.step().isEmpty() ? null : kernel.step().getAsInt(), kernel.id(), kernel.title(), kernel.commit(),
                image != null ? "ok" : failed ? "failed" : "pending", image == null ? null : image.id(),
                warnings.size(), warnings.stream().limit(WARNING_LINES).toList(),
                told.map(o -> word(o.end().end())).orElse("pending"), told.map(o -> word(o.repair().state())).orElse(null),
                offsets, seen.stream().flatMap(o -> o.console().stream()).map(f -> f.id() + ": " + f.text() + (f.scenario().isEmpty() ? "" : " (in " + f.scenario() + ")")).toList());
    }

    /** @param whole whether the run is over: until then nobody reads more than its figures, and they are written often */
    private Results.CellInfo cell(Cell cell, boolean whole) {
        Optional<GuestRun> guest = Optional.ofNullable(boots.get(cell.kernel())).flatMap(b -> b.of(cell.scenario()));
        List<String> findings = whole ? findings(cell, guest) : cell.shown().stream().map(Finding::sentence).toList();
        return new Results.CellInfo(cell.step().isEmpty() ? null : cell.step().getAsInt(), cell.kernel(), cell.raceClass(), cell.scenario(),
                cell.order(), cell.trials(), cell.corrupt(), cell.verdict().word(), cell.reason(), findings, cell.promised(),
                cell.exploration().map(LedgerPage::orders).orElse(null), guest.map(g -> g.directory().getFileName().toString()).orElse(null),
                whole ? landing(cell, guest) : List.of(), known(cell).orElse(null), whole ? found(cell, guest).map(Finding::raceClass).distinct().sorted().toList() : null);
    }

    /** Only what was seen, and is not judged: of another failure it is not known why it is there. */
    private Optional<String> known(Cell cell) {
        return kernels.stream().filter(k -> k.id().equals(cell.kernel()) && cell.corrupt() > 0 && cell.verdict() == Verdict.SKIP)
                .flatMap(k -> k.known(cell.scenario()).stream()).findFirst();
    }

    private static List<String> findings(Cell cell, Optional<GuestRun> guest) {
        return found(cell, guest).map(Finding::sentence).distinct().limit(FINDINGS_PER_CELL).toList();
    }

    /** The one that is shown, then all. */
    private static Stream<Finding> found(Cell cell, Optional<GuestRun> guest) {
        List<Finding> all = cell.corrupt() == 0 ? List.of() : guest.map(GuestRun::observation)
                .flatMap(o -> o.evidence().of(cell.scenario()).map(o::findings)).orElse(List.of());
        return Stream.concat(cell.shown().stream(), all.stream());
    }

    /** What landed on the block that the shown finding is about, in order. */
    private static List<String> landing(Cell cell, Optional<GuestRun> guest) {
        if (cell.shown().isEmpty() || guest.isEmpty()) {
            return List.of();
        }
        Observation seen = guest.get().observation();
        Optional<Explanation> explanation = seen.evidence().of(cell.scenario()).flatMap(e -> Explainer.explain(
                new dev.subblock.analyzers.explain.Subject(cell.kernel(), cell.order(), "", "", ""), e, seen.trace(cell.scenario()),
                OptionalInt.of(cell.shown().get().trial())));
        return explanation.map(Explanation::landed).orElse(List.of()).stream().limit(LANDINGS)
                .map(l -> "request " + l.arrival() + ", bytes " + l.from() + "–" + (l.to() - 1) + ": " + l.holds() + (l.culprit() ? "  <== this one did it" : "")).toList();
    }

    private static Results.OrdersInfo orders(Exploration e) {
        return new Results.OrdersInfo(e.orders(), e.exhausted(), e.outstanding(), e.bound(), e.sampled());
    }

    private Results.ControlInfo control(ControlOutcome outcome) {
        ControlKernel control = controls.stream().filter(c -> c.control().id().equals(outcome.id())).findFirst().orElseThrow();
        Optional<Catch> first = outcome.first();
        List<Results.CatchInfo> by = outcome.catches().stream().filter(Catch::own)
                // The one that took the fewest trials first.
                .sorted(Comparator.comparing(c -> !first.equals(Optional.of(c))))
                .map(c -> new Results.CatchInfo(c.scenario(), c.order(), c.after(), c.corrupt(), c.trials(), after(control.kernel(), c.scenario()))).toList();
        String verdict = outcome.verdict() == Verdict.PASS ? "caught" : outcome.verdict() == Verdict.FAIL ? "missed" : "error";
        return new Results.ControlInfo(outcome.id(), outcome.classes(), control.control().revives(), verdict, outcome.reason(), by);
    }

    private double after(Kernel kernel, String scenario) {
        double seconds = boots.get(kernel.id()).of(scenario).map(g -> g.caughtAfter().getOrDefault(scenario, -1.0)).orElse(-1.0);
        return seconds < 0 ? seconds : Math.round(seconds * 100) / 100.0;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
