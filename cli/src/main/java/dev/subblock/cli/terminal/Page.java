package dev.subblock.cli.terminal;

import java.io.PrintWriter;

/** Text for a terminal of 80 columns. */
final class Page {

    static final int WIDTH = 80;

    private final PrintWriter out;

    Page(PrintWriter out) {
        this.out = out;
    }

    void blank() {
        out.println();
    }

    /** One line; what does not fit is cut. */
    void line(String text) {
        out.println(cut(text, WIDTH));
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
