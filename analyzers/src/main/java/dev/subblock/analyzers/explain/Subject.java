package dev.subblock.analyzers.explain;

import java.util.Objects;

/**
 * What an explanation is of, in the words of those who know it.
 *
 * @param kernel id of the kernel, e.g. {@code step-8}
 * @param order disk order in its text form
 * @param scenario text of the scenario as the catalogue has it, lines ended by line feeds
 * @param state of the file's blocks before the trial, e.g. {@code hole}; empty if it is not known
 * @param replay the command that runs this trial again; empty if there is none
 */
public record Subject(String kernel, String order, String scenario, String state, String replay) {
    public Subject {
        Objects.requireNonNull(kernel, "kernel is null");
        Objects.requireNonNull(order, "order is null");
        Objects.requireNonNull(scenario, "scenario is null");
        Objects.requireNonNull(state, "state is null");
        Objects.requireNonNull(replay, "replay is null");
    }
}
