package dev.subblock.patches.mailbox;

import java.nio.charset.StandardCharsets;

/** Finds where the words of a patch end and its diff begins. */
public final class DiffStart {
    private DiffStart() {}

    /**
     * The first line that begins a diff as git-am(1) knows it: {@code diff -}, {@code Index: }, or {@code --- FILE}
     * with {@code +++ FILE} below it.
     *
     * @return its offset; the length of the text if there is none
     */
    public static int of(byte[] text) {
        for (int at = 0; at < text.length;) {
            int next = next(text, at);
            if (begins(text, at, "diff -") || begins(text, at, "Index: ") && diffFollows(text, next)
                    || begins(text, at, "--- ") && begins(text, next, "+++ ")) {
                return at;
            }
            at = next;
        }
        return text.length;
    }

    /** Below {@code Index:} come a line of {@code =} and the names of the files; in a message the word may stand alone. */
    private static boolean diffFollows(byte[] text, int from) {
        int at = begins(text, from, "====") ? next(text, from) : from;
        return begins(text, at, "--- ") || begins(text, at, "diff -");
    }

    private static boolean begins(byte[] text, int at, String word) {
        byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            if (at + i >= text.length || text[at + i] != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static int next(byte[] text, int at) {
        int end = at;
        while (end < text.length && text[end] != '\n') {
            end++;
        }
        return Math.min(end + 1, text.length);
    }
}
