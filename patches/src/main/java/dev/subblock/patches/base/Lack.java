package dev.subblock.patches.base;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a base can't be asked. It is not run there, and never counted as passed.
 *
 * @param scenarios names; {@code *} stands for any run of characters
 * @param kinds of writes, as {@code scenarios}
 * @param events of its trace, as {@code scenarios}: what a write does there can't be seen
 * @param reason what the kernel does not have
 */
public record Lack(List<String> scenarios, List<String> kinds, List<String> events, String reason) {
    public Lack {
        scenarios = List.copyOf(scenarios);
        kinds = List.copyOf(kinds);
        events = List.copyOf(events);
    }

    /** Everything that it names. */
    public List<String> all() {
        return Stream.of(scenarios, kinds, events).flatMap(List::stream).toList();
    }
}
