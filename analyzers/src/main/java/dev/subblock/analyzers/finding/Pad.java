package dev.subblock.analyzers.finding;

import dev.subblock.reproducer.evidence.Event;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a block that an unaligned write touches without having data for it: the kernel zeroes it when the
 * block is new. Bytes count from the start of the block.
 *
 * @param write whose pad it is
 * @param side which end of the write it lies at
 * @param block number of the block in the file
 * @param from first byte
 * @param to byte after the last
 */
public record Pad(int write, Side side, long block, int from, int to) {
    /** Head: from the start of the block to the write. Tail: from the end of the write to the end of the block. */
    public enum Side {
        HEAD("head pad"), TAIL("tail pad");

        private final String words;

        Side(String words) {
            this.words = words;
        }
    }

    /** The pads of a write: none if it is aligned, at most two. */
    public static List<Pad> of(Event.Write write, int blockSize) {
        List<Pad> pads = new ArrayList<>(2);
        long end = write.offset() + write.length();
        int head = (int) (write.offset() % blockSize);
        int tail = (int) (end % blockSize);
        if (head != 0) {
            pads.add(new Pad(write.write(), Side.HEAD, write.offset() / blockSize, 0, head));
        }
        if (tail != 0) {
            pads.add(new Pad(write.write(), Side.TAIL, end / blockSize, tail, blockSize));
        }
        return pads;
    }

    /** Where the write begins or ends. */
    int edge() {
        return side == Side.HEAD ? to : from;
    }

    /** The part of it between two bytes of its block; may be empty. */
    Pad clip(int start, int end) {
        return new Pad(write, side, block, Math.max(from, start), Math.min(to, end));
    }

    /** {@code the head pad of write B}. */
    public String words() {
        return "the " + side.words + " of write " + Letters.of(write);
    }
}
