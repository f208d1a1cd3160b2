package dev.subblock.analyzers.evidence;

import java.util.Objects;
import java.util.Optional;

/**
 * One scenario as it was asked for: what the evidence is held against.
 *
 * @param scenario its name, unique among the requests of one boot
 * @param run the token that every event of it must carry
 * @param mostTrials how many trials were asked for at most, at least 1; the disk may say earlier that it is enough
 * @param unpromised why nobody promises what this scenario asks for, if nobody does. This is the catalogue's word:
 *     the guest, which runs the kernel under test, is not asked
 */
public record Request(String scenario, String run, int mostTrials, Optional<String> unpromised) {
    /** What {@code unpromised} begins with where the kernel's base is known to fail the scenario; the reason follows. */
    public static final String KNOWN = "known: ";

    /** @throws IllegalArgumentException if {@code mostTrials} is below 1: nothing would be asked for */
    public Request {
        Objects.requireNonNull(scenario, "scenario is null");
        Objects.requireNonNull(run, "run is null");
        Objects.requireNonNull(unpromised, "unpromised is null");
        if (mostTrials < 1) {
            throw new IllegalArgumentException("a request needs at least 1 trial: " + mostTrials);
        }
    }

    /** A scenario whose outcome is promised. */
    public static Request promised(String scenario, String run, int mostTrials) {
        return new Request(scenario, run, mostTrials, Optional.empty());
    }
}
