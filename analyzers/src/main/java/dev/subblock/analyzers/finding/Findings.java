package dev.subblock.analyzers.finding;

import dev.subblock.analyzers.evidence.ScenarioEvidence;
import dev.subblock.analyzers.evidence.Words;
import dev.subblock.reproducer.evidence.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The findings of a scenario: one for each miscompare and each bad result, in the order of the evidence. */
public final class Findings {
    private Findings() {}

    /**
     * Puts the evidence of one scenario into words. What a direct and a buffered read saw alike is one finding.
     * Evidence that is not usable gives findings too, for those who look into it; no verdict may rest on them.
     */
    public static List<Finding> of(ScenarioEvidence evidence) {
        List<Finding> findings = new ArrayList<>();
        if (evidence.blockSize() < 1) {
            return findings;
        }
        Surroundings around = new Surroundings(evidence);
        Set<Event.Miscompare> seen = new HashSet<>();
        for (Event.Miscompare m : evidence.miscompares()) {
            if (seen.add(asIfDirect(m))) {
                Suspicion suspicion = Suspicion.of(m, around);
                Rule rule = Rule.of(suspicion);
                findings.add(new Finding(rule.raceClass(), m.scenario(), m.trial(), m.block(),
                        Wording.of(suspicion, rule), rule.kind()));
            }
        }
        for (Event.BadResult b : evidence.badResults()) {
            findings.add(new Finding(Finding.UNCLASSIFIED, b.scenario(), b.trial(), block(b, around),
                    Wording.of(b), Kind.BAD_RESULT));
        }
        return findings;
    }

    private static Event.Miscompare asIfDirect(Event.Miscompare m) {
        return new Event.Miscompare(m.run(), m.scenario(), m.trial(), m.block(), m.from(), m.to(), Words.DIRECT,
                m.expected(), m.seen());
    }

    private static long block(Event.BadResult b, Surroundings around) {
        return around.write(b.write()).map(w -> w.offset() / around.blockSize()).orElse(Finding.NO_BLOCK);
    }
}
