package dev.subblock.reproducer.oracle;

/** What one sector may be. */
public final class Expectation {

    /** Nobody wrote there. */
    public static final Expectation ZEROS = new Expectation(new int[0]);
    /** A write to it failed or was short: whatever is there is right. */
    public static final Expectation ANYTHING = new Expectation(new int[0]);

    private final int[] writers;

    private Expectation(int[] writers) {
        this.writers = writers;
    }

    /** This, or {@code writer}'s sector: two writes in flight to the same bytes may land in either order. */
    Expectation or(int writer) {
        int[] more = new int[writers.length + 1];
        System.arraycopy(writers, 0, more, 0, writers.length);
        more[writers.length] = writer;
        return new Expectation(more);
    }

    /** Whether the sector that {@code writer} wrote there is right. */
    public boolean accepts(int writer) {
        for (int accepted : writers) {
            if (accepted == writer) {
                return true;
            }
        }
        return false;
    }

    /** One of the writes whose sector is right; 0 if there is none. */
    public int nearest() {
        return writers.length == 0 ? 0 : writers[0];
    }

    /** In words: {@code zeros}, {@code write 3}, {@code write 3 or write 4}, {@code anything}. */
    @Override
    public String toString() {
        if (this == ANYTHING) {
            return "anything";
        }
        if (writers.length == 0) {
            return "zeros";
        }
        StringBuilder words = new StringBuilder();
        for (int writer : writers) {
            words.append(words.length() == 0 ? "write " : " or write ").append(writer);
        }
        return words.toString();
    }
}
