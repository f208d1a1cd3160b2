package dev.subblock.analyzers.protocol;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one kernel did for all kinds of write.
 *
 * @param kernel its id
 * @param title of its newest patch
 * @param step how many patches of the series it has; empty for a kernel outside the series
 * @param lacks events and functions that it can't tell of
 * @param console what it complained of meanwhile
 */
public record KernelSeen(String kernel, String title, OptionalInt step, List<String> lacks, List<String> console, List<KindSeen> kinds) {

    public KernelSeen {
        lacks = List.copyOf(lacks);
        console = List.copyOf(console);
        kinds = List.copyOf(kinds);
    }

    /** Empty if it was not asked for that kind. */
    public Optional<KindSeen> of(String kind) {
        return kinds.stream().filter(k -> k.kind().equals(kind)).findFirst();
    }
}
