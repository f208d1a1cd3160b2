package dev.subblock.reproducer.oracle;

import java.util.Arrays;

/** What one sector may be: one of a few things, at least one. */
public final class Expectation {

    private final boolean zeros;
    private final boolean before;
    private final int[] writes;

    Expectation(boolean zeros, boolean before, int[] writes) {
        this.zeros = zeros;
        this.before = before;
        this.writes = writes;
    }

    /** Whether zeros are right. */
    public boolean zeros() {
        return zeros;
    }

    /** Whether what preparation wrote there is right. */
    public boolean before() {
        return before;
    }

    /** How many writes there are whose sector is right. */
    public int writes() {
        return writes.length;
    }

    /** The number of one of them, in ascending order. */
    public int write(int index) {
        return writes[index];
    }

    /** Whether both accept the same. */
    public boolean same(Expectation other) {
        return zeros == other.zeros && before == other.before && Arrays.equals(writes, other.writes);
    }

    /** In words: {@code zeros}, {@code write 3}, {@code before or write 3 or write 4}. */
    @Override
    public String toString() {
        StringBuilder words = new StringBuilder();
        if (zeros) {
            words.append("zeros");
        }
        if (before) {
            words.append(words.length() == 0 ? "before" : " or before");
        }
        for (int write : writes) {
            words.append(words.length() == 0 ? "write " : " or write ").append(write);
        }
        return words.toString();
    }
}
