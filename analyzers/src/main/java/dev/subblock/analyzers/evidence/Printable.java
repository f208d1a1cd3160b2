package dev.subblock.analyzers.evidence;

/** Text of an untrusted guest, fit to stand in a sentence: no control characters, not long. */
final class Printable {
    /** Two terminal lines: enough to recognise what was said. */
    private static final int LENGTH = 160;

    private Printable() {}

    static String of(String text) {
        String plain = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return plain.length() <= LENGTH ? plain : plain.substring(0, LENGTH) + "…";
    }
}
