package dev.subblock.analyzers.lines;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The lines of a stream one after the other, each cut at a bound: whatever its length, one line is held at a time. */
public final class LineStream {
    /** Large against a line, small against a heap. */
    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private final byte[] line;
    private int next;
    private int filled;
    private int number;
    private boolean unfinished;

    /**
     * @param in read as far as asked for, never closed
     * @param maxBytes of a line, beyond which it is cut, at least 1
     */
    public LineStream(InputStream in, int maxBytes) {
        this.in = in;
        this.line = new byte[maxBytes];
    }

    /**
     * The next line; null at the end. A line ends with a line feed or with the stream.
     *
     * @throws IOException if the stream can't be read
     */
    public Line next() throws IOException {
        int length = 0;
        boolean begun = false;
        boolean cut = false;
        while (true) {
            int b = read();
            if (b < 0 && !begun) {
                return null;
            }
            if (b < 0 || b == '\n') {
                unfinished = b < 0;
                return new Line(++number, new String(line, 0, length, StandardCharsets.UTF_8), cut);
            }
            begun = true;
            if (length < line.length) {
                line[length++] = (byte) b;
            } else {
                cut = true;
            }
        }
    }

    /** Whether the last line ended with the stream and not with a line feed: its writer may have been cut short. */
    public boolean unfinished() {
        return unfinished;
    }

    private int read() throws IOException {
        if (next == filled) {
            next = 0;
            filled = Math.max(0, in.read(buffer));
            if (filled == 0) {
                return -1;
            }
        }
        return buffer[next++] & 0xff;
    }
}
