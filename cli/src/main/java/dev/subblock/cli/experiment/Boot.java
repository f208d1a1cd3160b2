package dev.subblock.cli.experiment;

import dev.subblock.analyzers.evidence.ScenarioEvidence;
import dev.subblock.analyzers.verdict.Observation;
import java.util.List;
import java.util.Optional;

/**
 * One kernel with all its scenarios: one boot, or a few where scenarios brought the kernel down.
 *
 * @param guests at least one, in order
 * @param firstIoSeconds from QEMU's start to the first AIO acknowledged in Java, in the first guest; negative if none was
 * @param seconds wall clock time from formatting the disks to having checked them
 */
public record Boot(List<GuestRun> guests, double firstIoSeconds, double seconds) {
    public Boot {
        guests = List.copyOf(guests);
    }

    /** Id of the kernel. */
    public String kernel() {
        return guests.get(0).observation().kernel();
    }

    public List<Observation> observations() {
        return guests.stream().map(GuestRun::observation).toList();
    }

    /** The guest that is the last word on a scenario. */
    public Optional<GuestRun> of(String scenario) {
        return guests.stream().filter(g -> g.observation().evidence().of(scenario).isPresent()).findFirst();
    }

    /** What was reported of a scenario. */
    public Optional<ScenarioEvidence> evidence(String scenario) {
        return of(scenario).flatMap(g -> g.observation().evidence().of(scenario));
    }
}
