package dev.subblock.cli.terminal;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text for a terminal of 80 columns. */
final class Page {

    static final int WIDTH = 80;

    private final PrintWriter out;
    private final Ink ink;

    Page(PrintWriter out, Ink ink) {
        this.out = out;
        this.ink = ink;
    }

    Ink ink() {
        return ink;
    }

    /** A line that begins with coloured words {@code width} columns wide; of what follows as much as fits. */
    void inked(String painted, int width, String rest) {
        out.println((painted + cut(rest, Math.max(1, WIDTH - width))).stripTrailing());
    }

    void blank() {
        out.println();
    }

    /** A command, indented; where it is too wide it goes on in the next line as a shell takes it. */
    void command(String text) {
        String indent = "    ";
        String rest = text;
        // Within quotes a backslash would be one.
        while (indent.length() + rest.length() > WIDTH && !text.contains("'")) {
            int at = rest.lastIndexOf(' ', WIDTH - indent.length() - 2);
            if (at <= 0) {
                break;
            }
            out.println(indent + rest.substring(0, at) + " \\");
            rest = rest.substring(at + 1);
            indent = "      ";
        }
        out.println(indent + rest);
    }

    /** One line; what does not fit is cut. */
    void line(String text) {
        out.println(cut(text, WIDTH));
    }

    /** As {@link #paragraph}, with one word of it coloured. */
    void verdict(String before, String word, String after) {
        StringWriter plain = new StringWriter();
        try (PrintWriter to = new PrintWriter(plain)) {
            new Page(to, Ink.PLAIN).paragraph(before + word + after, "  ");
        }
        out.print(plain.toString().replaceFirst(Pattern.quote(word), Matcher.quoteReplacement(ink.paint(word))));
        out.flush();
    }

    /** Broken at blanks; a word wider than the page is shown whole. @param indent of every line but the first */
    void paragraph(String text, String indent) {
        // A unit stays with its figure.
        String rest = text.replace(" %", "\u00a0%");
        while (rest.length() > WIDTH) {
            int at = rest.lastIndexOf(' ', WIDTH);
            if (at <= indent.length()) {
                break;
            }
            out.println(rest.substring(0, at).replace('\u00a0', ' '));
            rest = indent + rest.substring(at + 1);
        }
        out.println(rest.replace('\u00a0', ' '));
    }

    static String cut(String text, int width) {
        return text.length() > width ? text.substring(0, width - 1) + "…" : text;
    }
}
