package dev.subblock.cli.comparison;

import java.util.List;

/**
 * What a kernel's compiler and console said that they did not say before, and the other way round.
 *
 * @param kernel its name in the comparison
 * @param what the lines are: {@code warning} or {@code console}
 */
public record KernelChange(String kernel, String what, List<String> added, List<String> gone) {
    public KernelChange {
        added = List.copyOf(added);
        gone = List.copyOf(gone);
    }
}
