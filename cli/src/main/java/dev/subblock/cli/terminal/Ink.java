package dev.subblock.cli.terminal;

import java.util.Map;

/** Whether words are coloured: what a colour says, the word says too. */
public enum Ink {
    /** For a pipe, a file, and whoever set {@code NO_COLOR} (https://no-color.org). */
    PLAIN,
    /** For a terminal. */
    COLOURS;

    /** SGR parameters: bold red, green, yellow, magenta. */
    private static final Map<String, String> SGR = Map.of("FAIL", "1;31", "fail", "1;31", "pass", "32", "?", "33", "inconclusive", "33", "ERR", "1;35", "error", "1;35");

    /** @param noColour value of {@code NO_COLOR}; null or empty if it is not set */
    public static Ink of(boolean terminal, String noColour) {
        return terminal && (noColour == null || noColour.isEmpty()) ? COLOURS : PLAIN;
    }

    /** A word, filled up with blanks to a width. */
    String paint(String word, int width) {
        return paint(word) + " ".repeat(Math.max(0, width - word.length()));
    }

    /** A word. */
    String paint(String word) {
        String sgr = this == PLAIN ? null : SGR.get(word);
        return sgr == null ? word : "\u001b[" + sgr + "m" + word + "\u001b[0m";
    }
}
