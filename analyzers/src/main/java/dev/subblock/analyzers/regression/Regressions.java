package dev.subblock.analyzers.regression;

import dev.subblock.analyzers.console.ConsoleFinding;
import dev.subblock.analyzers.verdict.Cell;
import dev.subblock.analyzers.verdict.ClaimVerdict;
import dev.subblock.analyzers.verdict.ClaimVerdict.Outcome;
import dev.subblock.analyzers.verdict.Fault;
import dev.subblock.analyzers.verdict.Observation;
import dev.subblock.analyzers.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Judges a series by what every one is held to. Each of the five claims is refuted by the first step that breaks it, is
 * inconclusive if a step, or the base, could not be asked, and holds otherwise:
 *
 * <pre>
 * builds     every step builds
 * boots      every step boots, and its guest ends in good order
 * warnings   no step has a compiler warning that no kernel before it had
 * console    no step says a thing on its console that fails a kernel, and that the base does not say
 * scenarios  no scenario fails at a step that passes on the base ({@link ScenarioRegressions})
 * </pre>
 *
 * What the base does wrong itself is not held against the series: where it hides what a step does, the claim is inconclusive.
 */
public final class Regressions {

    /** Addresses, numbers of lines, processes and processors differ from boot to boot and from step to step. */
    private static final String NUMBER = "0x[0-9a-f]+|\\b[0-9a-f]{8,}\\b|\\d+";

    /** What a step shows of a claim. */
    record Shown(Outcome outcome, String reason, Optional<Cell> cell) {
        Shown(Outcome outcome, String reason) {
            this(outcome, reason, Optional.empty());
        }
    }

    private final StepSeen base;
    private final List<StepSeen> steps;
    private final List<Cell> cells;

    private Regressions(StepSeen base, List<StepSeen> steps, List<Cell> cells) {
        this.base = base;
        this.steps = steps;
        this.cells = cells;
    }

    /**
     * @param seen the base and each step, in order
     * @param cells all cells of these
     */
    public static List<ClaimVerdict> judge(List<StepSeen> seen, List<Cell> cells) {
        Regressions all = new Regressions(seen.get(0), seen.subList(1, seen.size()), cells);
        return List.of(
                all.claim("builds", "Every step builds.", all.each(all::builds), "all " + all.steps.size() + " of them do"),
                all.claim("boots", "Every step boots, and ends in good order.", all.each(all::boots), "all " + all.steps.size() + " of them do"),
                all.claim("warnings", "No step adds a compiler warning.", all.warnings(), "the compiler says nothing that it did not say of a kernel before"),
                all.claim("console", "No step makes the kernel complain.", all.each(all::console), "no console has a complaint that the base's has not"),
                all.scenarios());
    }

    private ClaimVerdict claim(String id, String quote, List<Shown> shown, String holds) {
        return claim(id, quote, List.of(), shown, holds);
    }

    /** A step that breaks it decides, wherever another could not be asked. */
    private ClaimVerdict claim(String id, String quote, List<String> scenarios, List<Shown> shown, String holds) {
        Shown first = shown.stream().filter(s -> s.outcome() == Outcome.REFUTED).findFirst().or(() -> shown.stream().findFirst())
                .orElse(new Shown(Outcome.HOLDS, holds));
        return new ClaimVerdict(id, quote, scenarios, 1, first.outcome(), first.reason(), first.cell());
    }

    /** What the steps show that keeps a claim from holding. */
    private List<Shown> each(Function<StepSeen, Optional<Shown>> of) {
        return steps.stream().flatMap(s -> of.apply(s).stream()).toList();
    }

    private static Optional<Shown> refuted(StepSeen step, String reason) {
        return Optional.of(new Shown(Outcome.REFUTED, step.name() + ": " + reason));
    }

    private static Optional<Shown> open(StepSeen step, String reason) {
        return Optional.of(new Shown(Outcome.INCONCLUSIVE, step.name() + " " + reason));
    }

    private Optional<Shown> builds(StepSeen step) {
        if (base.broken().isPresent()) {
            return open(base, "does not build either: " + base.broken().get());
        }
        return step.broken().isPresent() ? refuted(step, step.broken().get())
                : step.warnings().isEmpty() ? open(step, "was not built") : Optional.empty();
    }

    /** Why the guests of a step, or of the base, say nothing. */
    private Optional<Shown> silent(StepSeen step) {
        if (step.guests().isEmpty()) {
            return open(step, step.broken().isPresent() ? "does not build" : "was not booted");
        }
        return step.fallen().flatMap(g -> open(step, "did not end in good order: " + g.trouble().orElse(g.end().reason())));
    }

    private Optional<Shown> boots(StepSeen step) {
        Optional<Shown> unknown = silent(base);
        if (unknown.isPresent() || step.guests().isEmpty()) {
            return unknown.or(() -> silent(step));
        }
        Optional<Observation> fallen = step.guests().stream().filter(g -> g.trouble().isEmpty())
                .filter(g -> Fault.of(g.end().end()).map(f -> f.verdict() == Verdict.FAIL).orElse(false)).findFirst();
        return fallen.isPresent() ? refuted(step, fallen.get().end().reason()) : silent(step);
    }

    private List<Shown> warnings() {
        List<Shown> shown = new ArrayList<>();
        if (base.warnings().isEmpty()) {
            open(base, "was not built").ifPresent(shown::add);
            return shown;
        }
        WarningsSeen seen = new WarningsSeen();
        seen.unseen(base.warnings().get());
        for (StepSeen step : steps) {
            List<String> fresh = step.warnings().map(seen::unseen).orElse(List.of());
            if (!fresh.isEmpty()) {
                refuted(step, fresh.get(0) + (fresh.size() == 1 ? "" : "; and " + (fresh.size() - 1) + " more")).ifPresent(shown::add);
            } else if (step.warnings().isEmpty()) {
                open(step, step.broken().isPresent() ? "does not build" : "was not built").ifPresent(shown::add);
            }
        }
        return shown;
    }

    private Optional<Shown> console(StepSeen step) {
        Optional<Shown> unknown = silent(base);
        if (unknown.isPresent() || step.guests().isEmpty()) {
            return unknown.or(() -> silent(step));
        }
        Set<String> known = base.guests().stream().flatMap(g -> g.console().stream()).map(Regressions::key).collect(Collectors.toCollection(HashSet::new));
        Optional<ConsoleFinding> fresh = step.guests().stream().flatMap(g -> g.console().stream())
                .filter(f -> f.severity().fails() && !known.contains(key(f))).findFirst();
        // What it would have said later is not known of one that fell.
        return fresh.isPresent() ? refuted(step, "line " + fresh.get().line() + ": " + fresh.get().text()) : silent(step);
    }

    private static String key(ConsoleFinding finding) {
        return finding.id() + " " + finding.text().replaceAll(NUMBER, "#");
    }

    private ClaimVerdict scenarios() {
        List<Cell> own = cells.stream().filter(c -> c.step().isPresent()).toList();
        ScenarioRegressions all = new ScenarioRegressions(own, steps.stream().map(StepSeen::number).toList());
        return claim("scenarios", "No scenario fails that passes on the base.", own.stream().map(Cell::scenario).distinct().toList(), all.shown(), all.holds());
    }
}
