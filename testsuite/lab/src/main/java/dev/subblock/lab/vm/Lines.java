package dev.subblock.lab.vm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Copies what a guest says to a file as it comes, up to a bound, and hands on each whole line, up to
 * a bound: a guest may flood us, and must not fill our memory or our disk.
 */
final class Lines {

    private final InputStream in;
    private final OutputStream copy;
    private final long maxBytes;
    private final int maxLine;

    /**
     * @param copy gets every byte up to {@code maxBytes}
     * @param maxBytes what comes after is read and dropped
     * @param maxLine longer lines are handed on cut
     */
    Lines(InputStream in, OutputStream copy, long maxBytes, int maxLine) {
        this.in = in;
        this.copy = copy;
        this.maxBytes = maxBytes;
        this.maxLine = maxLine;
    }

    /**
     * Runs to the end of the stream. A last line without its newline is handed on too.
     *
     * @throws IOException if the copy can't be written
     */
    void forEach(Consumer<String> consumer) throws IOException {
        byte[] buffer = new byte[8192];
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long total = 0;
        for (int n = read(buffer); n >= 0; n = read(buffer)) {
            int kept = (int) Math.max(0, Math.min(n, maxBytes - total));
            copy.write(buffer, 0, kept);
            copy.flush();
            total += n;
            for (int i = 0; i < kept; i++) {
                if (buffer[i] == '\n') {
                    consumer.accept(line.toString(StandardCharsets.UTF_8));
                    line.reset();
                } else if (line.size() < maxLine) {
                    line.write(buffer[i]);
                }
            }
        }
        if (line.size() > 0) {
            consumer.accept(line.toString(StandardCharsets.UTF_8));
        }
    }

    /** A program that is killed, or dies before it reads what it was sent, resets its stream: that is its end. */
    private int read(byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            return -1;
        }
    }
}
