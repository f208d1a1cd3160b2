package dev.subblock.lab.disk;

import dev.subblock.lab.nbd.Op;
import dev.subblock.lab.order.Content;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which requests of a trial fail. */
final class Faults {

    /** What is counted. */
    enum Kind { WRITE, READ, FLUSH, DATA, PAD, OTHER }

    /** The {@code nth} request of that kind, from 1. */
    record Fault(Kind kind, int nth) {}

    private final List<Fault> faults;
    private final Map<Kind, Integer> seen = new EnumMap<>(Kind.class);

    Faults(List<Fault> faults) {
        this.faults = faults;
    }

    /** Counts a request that arrived; whether it is to fail. {@code content}: of a write. */
    boolean hit(Op op, Content content) {
        return switch (op) {
            case READ -> count(Kind.READ);
            case FLUSH -> count(Kind.FLUSH);
            case TRIM -> false;
            // Both are counted, whichever hits.
            case WRITE, WRITE_ZEROES -> count(Kind.WRITE) | count(kind(content));
        };
    }

    private static Kind kind(Content content) {
        return content.hasData() ? Kind.DATA : content == Content.PAD ? Kind.PAD : Kind.OTHER;
    }

    private boolean count(Kind kind) {
        return faults.contains(new Fault(kind, seen.merge(kind, 1, Integer::sum)));
    }
}
