package dev.subblock.reproducer.failure;

import dev.subblock.reproducer.evidence.ErrorPoint;
import dev.subblock.reproducer.kind.Cache;
import dev.subblock.reproducer.kind.Flag;
import dev.subblock.reproducer.kind.Issue;
import dev.subblock.reproducer.kind.Kind;
import dev.subblock.reproducer.kind.Route;
import dev.subblock.reproducer.kind.Shape;
import dev.subblock.reproducer.kind.State;
import java.util.Optional;

/** Which kinds never come to a point, whatever the kernel: they are not asked for, and each has its reason. */
public final class Unreachable {

    private Unreachable() {}

    /** Why there is no such pair; empty if there is. */
    public static Optional<String> reason(Kind kind, ErrorPoint point) {
        boolean whole = kind.shape() == Shape.ALIGNED;
        boolean inFirstBlock = kind.shape() == Shape.INSIDE;
        return switch (point) {
            case ADDRESS -> when(kind.issue() == Issue.SPLICE, "What is spliced lies in the pipe: no address is given.");
            case NO_SPACE, QUOTA -> when(kind.state() == State.WRITTEN || kind.state() == State.UNWRITTEN
                    || kind.state() == State.EOF && inFirstBlock, "All blocks of the write are allocated before.");
            case DISK_PAD -> when(kind.route() == Route.BUFFERED || whole || kind.state() == State.WRITTEN || kind.state() == State.SHARED
                    || kind.state() == State.EOF && kind.shape() == Shape.HEAD, "Nothing is padded on the disk: the rest of the block is there, or in the page cache.");
            case DISK_READ -> when(!reads(kind), "Nothing is read: the write covers its blocks, or they are in the page cache, or were never written.");
            case DISK_DATA, DISK_LOG, DISK_FLUSH -> when(kind.flag() == Flag.NOWAIT && kind.route() == Route.DIRECT && !whole,
                    "A direct write that may not wait and is not of whole blocks is refused before it is submitted.");
            default -> Optional.empty();
        };
    }

    private static boolean reads(Kind kind) {
        if (kind.cache() == Cache.CACHED) {
            return false;
        }
        if (kind.state() == State.PAST) {
            // The rest of the last block is zeroed in the page cache first.
            return true;
        }
        boolean byPages = kind.route() == Route.BUFFERED || kind.state() == State.SHARED;
        return byPages && switch (kind.state()) {
            case WRITTEN, SHARED -> kind.shape() != Shape.ALIGNED;
            case EOF -> kind.shape().from() % Shape.BLOCK != 0;
            default -> false;
        };
    }

    private static Optional<String> when(boolean excluded, String reason) {
        return excluded ? Optional.of(reason) : Optional.empty();
    }
}
