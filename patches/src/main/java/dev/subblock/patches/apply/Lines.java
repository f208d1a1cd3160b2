package dev.subblock.patches.apply;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Text as lines that keep their line ends, so that a missing last one is seen, and with one char per byte (ISO
 * 8859-1), so that any encoding survives.
 */
final class Lines {
    private Lines() {}

    static List<String> split(byte[] text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '\n' || i == text.length - 1) {
                lines.add(new String(text, start, i + 1 - start, StandardCharsets.ISO_8859_1));
                start = i + 1;
            }
        }
        return lines;
    }

    /** A line for a person: as UTF-8, without its line end, cut after 120 characters, control characters visible. */
    static String show(String line) {
        String text = new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text + " (no line end)";
        String visible = body.replace("\r", "^M").replaceAll("[\\p{Cntrl}&&[^\t]]", "?");
        return visible.length() > 120 ? visible.substring(0, 120) + "..." : visible;
    }
}
