package dev.subblock.analyzers.code;

import java.util.Map;
import java.util.NavigableMap;
import java.util.function.UnaryOperator;

/**
 * One function or one datum of an object file, in words that do not say where it lies.
 *
 * @param function whether it is executed
 * @param bytes those that a relocation fills in are 0
 * @param references what is filled in, by offset in {@code bytes}
 * @param start where it begins in its section
 * @param neighbours names of the functions of that section, by where they begin: calls of these take no relocation
 */
record Piece(boolean function, byte[] bytes, NavigableMap<Integer, String> references, long start, Map<Long, String> neighbours) {

    /** Bytes of a number that is part of an instruction: a constant, or how far away a function is. */
    private static final int FIELD = 4;
    /** Type of the relocation of a call (R_X86_64_PLT32 of the psABI). */
    private static final int CALL = 4;

    /**
     * Whether the other does the same: all bytes are the same, but for numbers of lines, and for how far it is to the same function.
     *
     * @param renamed what a name of this one's object is in the other's
     */
    boolean equals(Piece other, Lines lines, UnaryOperator<String> renamed) {
        if (function != other.function || bytes.length != other.bytes.length) {
            return false;
        }
        int at = 0;
        while (at < bytes.length) {
            boolean filled = references.containsKey(at) || other.references.containsKey(at);
            if (filled && !renamed.apply(target(at)).equals(other.target(at))) {
                return false;
            }
            int covered = filled && bytes.length - at >= FIELD ? at + FIELD : bytes[at] == other.bytes[at] ? at + 1 : field(other, at, lines, renamed);
            if (covered < 0) {
                return false;
            }
            at = covered;
        }
        return true;
    }

    /** What is filled in there: by a relocation, or as the assembler does it for a call within a section, of which it needs none. */
    private String target(int at) {
        return references.containsKey(at) ? references.get(at) : CALL + " " + called(at) + "+0";
    }

    /** The function that begins where a field there points to; null if none does. */
    private String called(int at) {
        return at + FIELD > bytes.length ? null : neighbours.get(start + at + FIELD + number(bytes, at));
    }

    /** Where a field ends that has the differing byte at {@code at} in it and means the same; negative if there is none. */
    private int field(Piece other, int at, Lines lines, UnaryOperator<String> renamed) {
        for (int from = Math.max(0, at - FIELD + 1); function && from <= Math.min(at, bytes.length - FIELD); from++) {
            String called = called(from);
            if (lines.same(number(bytes, from), number(other.bytes, from)) || called != null && renamed.apply(called).equals(other.called(from))) {
                return from + FIELD;
            }
        }
        return -1;
    }

    private static int number(byte[] bytes, int from) {
        return bytes[from] & 0xff | (bytes[from + 1] & 0xff) << 8 | (bytes[from + 2] & 0xff) << 16 | bytes[from + 3] << 24;
    }
}
