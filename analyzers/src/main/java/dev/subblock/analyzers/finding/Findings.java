package dev.subblock.analyzers.finding;

import dev.subblock.analyzers.evidence.ScenarioEvidence;
import dev.subblock.analyzers.evidence.Words;
import dev.subblock.analyzers.trace.Landing;
import dev.subblock.analyzers.trace.ScenarioTrace;
import dev.subblock.analyzers.trace.TrialTrace;
import dev.subblock.reproducer.evidence.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The findings of a scenario: one for each miscompare, each bad result and each bad size, in the order of the evidence. */
public final class Findings {
    private record Place(int trial, long block) {}

    private final ScenarioEvidence evidence;
    private final Map<Integer, TrialTrace> trials = new HashMap<>();
    private final Map<Place, Landing> landings = new HashMap<>();
    private final Surroundings around;

    private Findings(ScenarioEvidence evidence, Optional<ScenarioTrace> trace) {
        this.evidence = evidence;
        trace.ifPresent(t -> t.trials().forEach(trial -> trials.put(trial.trial(), trial)));
        around = new Surroundings(evidence);
    }

    /** As {@link #of(ScenarioEvidence, Optional)}, from what the guest saw alone. */
    public static List<Finding> of(ScenarioEvidence evidence) {
        return of(evidence, Optional.empty());
    }

    /**
     * Puts the evidence of one scenario into words. What was read alike in two ways is one finding.
     * Evidence that is not usable gives findings too, for those who look into it; no verdict may rest on them.
     *
     * @param trace what the disk saw of the scenario, if it kept a trace: then it is said what landed after what
     */
    public static List<Finding> of(ScenarioEvidence evidence, Optional<ScenarioTrace> trace) {
        return evidence.blockSize() < 1 ? List.of() : new Findings(evidence, trace).all();
    }

    /** The finding that shows best what a scenario is about: one of its own class, and the first of those, if there is any. */
    public static Optional<Finding> best(List<Finding> findings, String raceClass) {
        List<Finding> own = findings.stream().filter(f -> f.raceClass().equals(raceClass)).toList();
        return own.stream().filter(f -> f.blame().map(Blame::overwrote).orElse(false)).findFirst()
                .or(() -> own.stream().findFirst()).or(() -> findings.stream().findFirst());
    }

    private List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        Set<Event.Miscompare> seen = new HashSet<>();
        for (Event.Miscompare m : evidence.miscompares()) {
            if (seen.add(asIfDirect(m))) {
                Optional<Landed> landed = landed(m);
                Suspicion suspicion = Suspicion.of(m, around, landed);
                Rule rule = Rule.of(suspicion);
                String raceClass = rule.raceClass(evidence.raceClass());
                findings.add(new Finding(raceClass, m.scenario(), m.trial(), m.block(), Wording.of(suspicion, rule, raceClass),
                        rule.kind(), landed.flatMap(Landed::blame)));
            }
        }
        for (Event.BadResult b : evidence.badResults()) {
            findings.add(Consequences.of(b, evidence.raceClass(), around.write(b.trial(), b.write()), around.blockSize()));
        }
        Set<Event.BadSize> sizes = new HashSet<>();
        for (Event.BadSize b : evidence.badSizes()) {
            if (sizes.add(new Event.BadSize(b.run(), b.scenario(), b.trial(), Words.DIRECT, b.expected(), b.seen()))) {
                findings.add(Consequences.of(b, evidence.raceClass()));
            }
        }
        evidence.flights().forEach(f -> findings.add(Consequences.of(f, evidence)));
        return findings;
    }

    private Optional<Landed> landed(Event.Miscompare m) {
        return Optional.ofNullable(trials.get(m.trial())).map(trial -> {
            Landing landing = landings.computeIfAbsent(new Place(m.trial(), m.block()), p -> Landing.of(trial, p.block(), around.blockSize()));
            return Landed.of(m, trial, landing, around.pads(m));
        });
    }

    private static Event.Miscompare asIfDirect(Event.Miscompare m) {
        return new Event.Miscompare(m.run(), m.scenario(), m.trial(), m.block(), m.from(), m.to(), Words.DIRECT,
                m.expected(), m.seen());
    }
}
