package dev.subblock.analyzers.protocol;

import java.util.List;
import java.util.Optional;

/**
 * What a kernel did for a kind of write.
 *
 * @param kind its name
 * @param sequence what it did each time; empty if it did not do the same each time, or that can't be told
 * @param trouble why there is no sequence; empty if there is one
 * @param seen the different sequences that were seen, the first one first
 */
public record KindSeen(String kind, Optional<Sequence> sequence, String trouble, List<Sequence> seen) {

    public KindSeen {
        seen = List.copyOf(seen);
    }

    static KindSeen of(String kind, List<Sequence> takes) {
        List<Sequence> different = takes.stream().distinct().toList();
        return different.size() == 1 ? new KindSeen(kind, Optional.of(different.get(0)), "", different)
                : new KindSeen(kind, Optional.empty(), "unstable: " + different.size() + " sequences in " + takes.size() + " repeats", different);
    }

    static KindSeen unknown(String kind, String why) {
        return new KindSeen(kind, Optional.empty(), why, List.of());
    }
}
