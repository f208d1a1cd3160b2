package dev.subblock.analyzers.verdict;

import dev.subblock.analyzers.evidence.ScenarioEvidence;
import dev.subblock.analyzers.finding.Findings;
import dev.subblock.analyzers.statistics.CleanBound;
import java.util.Optional;

/**
 * What a scenario without corruption says: nothing, unless the same scenario was seen to fail at step 0, and
 * nothing, unless it was run often enough for the rate at which it failed there.
 */
final class ControlCheck {
    private final double alpha;

    ControlCheck(double alpha) {
        this.alpha = alpha;
    }

    Ruling of(ScenarioEvidence clean, Optional<Observation> control) {
        if (control.isEmpty()) {
            return Ruling.inconclusive("there is no control: nothing shows that this scenario can see the bug");
        }
        if (control.get().trouble().isPresent()) {
            return Ruling.inconclusive("the control says nothing, the lab had trouble: " + control.get().trouble().get());
        }
        Optional<ScenarioEvidence> fired = control.get().evidence().of(clean.scenario());
        if (fired.isEmpty()) {
            return Ruling.inconclusive("the control did not run this scenario");
        }
        if (!fired.get().usable()) {
            return Ruling.inconclusive("the control's evidence can't be used: "
                    + fired.get().defects().stream().findFirst().orElse("it did not end"));
        }
        return of(clean, fired.get());
    }

    private Ruling of(ScenarioEvidence clean, ScenarioEvidence control) {
        if (control.corrupt() == 0) {
            return Ruling.inconclusive("the control did not fire: 0 of " + control.trials() + " trials corrupt at step 0, "
                    + "so a clean result says nothing");
        }
        // Corruption of another kind shows that the control is broken, not that the scenario sees its race.
        if (Findings.of(control).stream().noneMatch(f -> f.raceClass().equals(clean.raceClass()))) {
            return Ruling.inconclusive("the control did not fire as " + clean.raceClass() + ": " + control.corrupt()
                    + " of " + control.trials() + " trials corrupt at step 0, but in another way");
        }
        CleanBound bound = CleanBound.of(control.corrupt(), control.trials(), CleanBound.CONFIDENCE, alpha);
        return bound.missing(clean.trials()) > 0
                ? Ruling.inconclusive(bound.shortfall(clean.trials()))
                : new Ruling(Verdict.PASS, bound.sentence(clean.trials()));
    }
}
