package dev.subblock.analyzers.lines;

/** Text of an untrusted guest, fit to stand in a sentence: no control characters, not long. */
public final class Printable {
    /** Two terminal lines: enough to recognise what was said. */
    private static final int LENGTH = 160;

    private Printable() {}

    /** The text without what would move a cursor, cut to two lines of a terminal. */
    public static String of(String text) {
        String plain = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return plain.length() <= LENGTH ? plain : plain.substring(0, LENGTH) + "…";
    }
}
