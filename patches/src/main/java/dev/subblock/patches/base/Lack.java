package dev.subblock.patches.base;

import java.util.List;

/**
 * What a base can't be asked. It is not run there, and never counted as passed.
 *
 * @param scenarios names; {@code *} stands for any run of characters
 * @param reason what the kernel does not have
 */
public record Lack(List<String> scenarios, String reason) {
    public Lack {
        scenarios = List.copyOf(scenarios);
    }
}
