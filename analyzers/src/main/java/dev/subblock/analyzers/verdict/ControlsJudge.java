package dev.subblock.analyzers.verdict;

import dev.subblock.analyzers.evidence.ScenarioEvidence;
import dev.subblock.analyzers.finding.Finding;
import dev.subblock.analyzers.finding.Findings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which scenario catches which control. A control that no scenario of its classes catches is a defect of the catalogue,
 * and so is a promised scenario that no control makes fail: it has never been seen to see anything.
 */
public final class ControlsJudge {
    private ControlsJudge() {}

    /**
     * Judges all controls of a run.
     *
     * @param runs the controls, {@code step-0} among them if it was run
     */
    public static ControlsVerdict judge(List<ControlRun> runs) {
        List<ControlOutcome> outcomes = runs.stream().map(ControlsJudge::judge).toList();
        Set<String> uncaught = new LinkedHashSet<>();
        runs.forEach(r -> r.boots().forEach(b -> b.evidence().scenarios().stream()
                .filter(s -> s.unpromised().isEmpty() && s.usable()).forEach(s -> uncaught.add(s.scenario()))));
        outcomes.forEach(o -> o.catches().stream().filter(Catch::own).forEach(c -> uncaught.remove(c.scenario())));
        Verdict worst = Verdict.merge(outcomes.stream().map(ControlOutcome::verdict).filter(v -> v != Verdict.SKIP).toList());
        List<String> left = List.copyOf(uncaught);
        return new ControlsVerdict(outcomes, left, left.isEmpty() ? worst : worst.merge(Verdict.FAIL), reason(outcomes, left, worst));
    }

    private static String reason(List<ControlOutcome> outcomes, List<String> uncaught, Verdict worst) {
        Optional<ControlOutcome> bad = outcomes.stream().filter(o -> o.verdict() == worst && worst != Verdict.PASS && worst != Verdict.SKIP).findFirst();
        if (bad.isPresent() && (worst == Verdict.FAIL || uncaught.isEmpty())) {
            return bad.get().id() + ": " + bad.get().reason();
        }
        if (!uncaught.isEmpty()) {
            return "no control makes " + uncaught.get(0) + " fail" + (uncaught.size() == 1 ? ""
                        : ", nor " + (uncaught.size() - 1) + (uncaught.size() == 2 ? " other scenario" : " other scenarios"));
        }
        long judged = outcomes.stream().filter(o -> o.verdict() != Verdict.SKIP).count();
        return judged == 0 ? "no control was run" : judged == 1 ? "the control is caught" : "all " + judged + " controls are caught";
    }

    private static ControlOutcome judge(ControlRun run) {
        List<Catch> catches = run.boots().stream().flatMap(b -> catches(run.id(), b).stream()).toList();
        List<String> duty = duty(run);
        List<String> missed = duty.stream()
                .filter(c -> catches.stream().noneMatch(x -> x.own() && x.raceClass().equals(c))).toList();
        if (run.classes().isEmpty()) {
            return say(run, catches, Verdict.SKIP, "it has no class of its own to be caught in");
        }
        if (missed.isEmpty()) {
            return say(run, catches, Verdict.PASS, "caught in " + String.join(", ", duty));
        }
        Optional<String> silent = run.boots().stream().flatMap(b -> trouble(b, missed).stream()).findFirst();
        if (run.boots().isEmpty() || silent.isPresent()) {
            return say(run, catches, Verdict.ERROR, silent.orElse("it was not run"));
        }
        long ran = run.boots().stream().flatMap(b -> b.evidence().scenarios().stream()).filter(s -> missed.contains(s.raceClass()))
                .map(ScenarioEvidence::scenario).distinct().count();
        return say(run, catches, Verdict.FAIL, ran == 0 ? "no scenario of " + String.join(", ", missed) + " was run on it"
                : "nothing of " + String.join(", ", missed) + " catches it, in " + ran + (ran == 1 ? " scenario" : " scenarios"));
    }

    /** Its classes of which something was asked: where only one of two was wanted, the other is not missed. All, if nothing was. */
    private static List<String> duty(ControlRun run) {
        Set<String> asked = new LinkedHashSet<>();
        run.boots().forEach(b -> b.evidence().scenarios().forEach(s -> asked.add(s.raceClass())));
        List<String> some = run.classes().stream().filter(asked::contains).toList();
        // A scenario that did not begin may be of any class.
        return some.isEmpty() || asked.contains("") ? run.classes() : some;
    }

    /** Why a boot that caught nothing says nothing. */
    private static Optional<String> trouble(Observation boot, List<String> missed) {
        if (boot.trouble().isPresent()) {
            return Optional.of("under " + boot.order() + ", the lab had trouble: " + boot.trouble().get());
        }
        return boot.evidence().scenarios().stream().filter(s -> s.raceClass().isEmpty() || missed.contains(s.raceClass()))
                .flatMap(s -> TraceCheck.defect(boot, s).map(d -> "under " + boot.order() + ", the evidence of " + s.scenario() + " can't be used: " + d).stream())
                .findFirst();
    }

    private static List<Catch> catches(String control, Observation boot) {
        List<Catch> catches = new ArrayList<>();
        long millis = 0;
        for (ScenarioEvidence s : boot.evidence().scenarios()) {
            millis += s.timings().all();
            if (boot.trouble().isPresent() || s.corrupt() == 0 || TraceCheck.defect(boot, s).isPresent()) {
                continue;
            }
            List<Finding> findings = boot.findings(s);
            Optional<Finding> best = Findings.best(findings, s.raceClass());
            if (best.isPresent()) {
                catches.add(new Catch(control, s.scenario(), s.raceClass(), boot.order(), s.told().first() + 1, s.corrupt(), s.trials(),
                        best.get().raceClass().equals(s.raceClass()), millis, best.get()));
            }
        }
        return catches;
    }

    private static ControlOutcome say(ControlRun run, List<Catch> catches, Verdict verdict, String reason) {
        return new ControlOutcome(run.id(), run.classes(), catches, verdict, reason);
    }
}
