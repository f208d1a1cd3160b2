package dev.subblock.analyzers.lines;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The first lines of a stream, each no longer than a bound: a guest that prints for ever, or one line for ever,
 * costs no more than the product of the two.
 *
 * @param lines the lines, in order
 * @param more whether the stream had more lines than the bound
 */
public record BoundedLines(List<Line> lines, boolean more) {
    public BoundedLines {
        lines = List.copyOf(lines);
    }

    /**
     * Reads up to {@code maxLines} lines of up to {@code maxBytes} bytes each. A line ends with a line feed or
     * with the stream.
     *
     * @throws IOException if the stream can't be read
     */
    public static BoundedLines read(InputStream in, int maxBytes, int maxLines) throws IOException {
        LineStream stream = new LineStream(in, maxBytes);
        List<Line> lines = new ArrayList<>();
        for (Line line = stream.next(); line != null; line = stream.next()) {
            if (lines.size() == maxLines) {
                return new BoundedLines(lines, true);
            }
            lines.add(line);
        }
        return new BoundedLines(lines, false);
    }

    /** The same bounds for lines that are in memory already; the length bound counts characters here. */
    public static BoundedLines of(List<String> all, int maxChars, int maxLines) {
        List<Line> lines = new ArrayList<>();
        for (String text : all.subList(0, Math.min(all.size(), maxLines))) {
            boolean cut = text.length() > maxChars;
            lines.add(new Line(lines.size() + 1, cut ? text.substring(0, maxChars) : text, cut));
        }
        return new BoundedLines(lines, all.size() > maxLines);
    }

    /** As many of these lines, from the first, as have no more than {@code maxChars} characters together. */
    public BoundedLines within(long maxChars) {
        long chars = 0;
        for (int i = 0; i < lines.size(); i++) {
            chars += lines.get(i).text().length();
            if (chars > maxChars) {
                return new BoundedLines(lines.subList(0, i), true);
            }
        }
        return this;
    }
}
