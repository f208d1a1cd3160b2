package dev.subblock.analyzers.evidence;

import java.util.Objects;

/**
 * One scenario as it was asked for: what the evidence is held against.
 *
 * @param scenario its name, unique among the requests of one boot
 * @param run the token that every event of it must carry
 * @param trials how many trials were asked for, at least 1
 */
public record Request(String scenario, String run, int trials) {
    /** @throws IllegalArgumentException if {@code trials} is below 1: nothing would be asked for */
    public Request {
        Objects.requireNonNull(scenario, "scenario is null");
        Objects.requireNonNull(run, "run is null");
        if (trials < 1) {
            throw new IllegalArgumentException("a request needs at least 1 trial: " + trials);
        }
    }
}
