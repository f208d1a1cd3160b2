package dev.subblock.analyzers.verdict;

import dev.subblock.analyzers.evidence.ScenarioEvidence;
import dev.subblock.analyzers.finding.Finding;
import dev.subblock.analyzers.statistics.CleanBound;
import dev.subblock.analyzers.trace.Exploration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a scenario without corruption says: nothing, unless the same scenario was seen to fail on a control, as what
 * it is made to show; and then as much as the orders that were run are worth.
 */
final class ControlCheck {
    private final double alpha;

    ControlCheck(double alpha) {
        this.alpha = alpha;
    }

    /** @param controls step 0 first, then the kernels that revive one bug each */
    Ruling of(ScenarioEvidence clean, Optional<Exploration> exploration, List<Observation> controls) {
        if (controls.isEmpty()) {
            return Ruling.inconclusive("there is no control: nothing shows that this scenario can see the bug");
        }
        List<String> silent = new ArrayList<>();
        for (Observation control : controls) {
            Optional<String> why = silence(clean, control);
            if (why.isEmpty()) {
                return Coverage.of(clean, exploration, new Control(control.kernel(),
                        control.evidence().of(clean.scenario()).orElseThrow(), exploration(clean, control)), alpha);
            }
            silent.add(why.get());
        }
        return Ruling.inconclusive(silent.get(0) + (silent.size() == 1 ? "" : silent.size() == 2
                ? "; nor does the other control say anything" : "; nor do the other " + (silent.size() - 1) + " controls say anything"));
    }

    /** Why a control says nothing of the scenario; empty if it was corrupt there in the way that the scenario is made to show. */
    private static Optional<String> silence(ScenarioEvidence clean, Observation control) {
        if (control.trouble().isPresent()) {
            return Optional.of("the control says nothing, the lab had trouble: " + control.trouble().get());
        }
        Optional<ScenarioEvidence> ran = control.evidence().of(clean.scenario());
        if (ran.isEmpty()) {
            return Optional.of("the control did not run this scenario");
        }
        Optional<String> defect = TraceCheck.defect(control, ran.get());
        if (defect.isPresent()) {
            return Optional.of("the control's evidence can't be used: " + defect.get());
        }
        ScenarioEvidence evidence = ran.get();
        String rate = evidence.corrupt() + " of " + evidence.trials() + " trials corrupt at " + name(control);
        if (evidence.corrupt() == 0) {
            return Optional.of("the control did not fire: " + rate + ", so a clean result says nothing");
        }
        // Corruption of another kind shows that the control is broken, not that the scenario sees its race.
        if (control.findings(evidence).stream().map(Finding::raceClass).noneMatch(clean.raceClass()::equals)) {
            return Optional.of("the control did not fire as " + clean.raceClass() + ": " + rate + ", but in another way");
        }
        return Optional.empty();
    }

    private static Optional<Exploration> exploration(ScenarioEvidence clean, Observation control) {
        return control.trace(clean.scenario()).flatMap(t -> t.exploration());
    }

    private static String name(Observation control) {
        return control.step().isPresent() ? "step " + control.step().getAsInt() : control.kernel();
    }
}
