package dev.subblock.lab.vm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** What is said on one stream, written to a file as it comes by a thread of its own. */
final class Recording {

    private final Thread thread;

    /**
     * Begins, and goes on to the stream's end.
     *
     * @param maxBytes what comes after is read and dropped
     * @param maxLine longer lines are handed on cut
     * @param lines gets each line that is in the file
     * @param lost hears why the file could not be written; what is said after that is lost
     * @param end called last, in any case
     */
    Recording(InputStream in, Path file, long maxBytes, int maxLine, Consumer<String> lines, Consumer<String> lost, Runnable end) {
        String name = file.getFileName().toString();
        thread = new Thread(() -> {
            try (OutputStream copy = Files.newOutputStream(file)) {
                new Lines(in, copy, maxBytes, maxLine).forEach(lines);
            } catch (IOException e) {
                lost.accept("can't write " + name + ": " + e.getMessage());
            } finally {
                end.run();
            }
        }, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits for the end of a stream whose other side is closed. */
    void join(Duration limit) throws InterruptedException {
        thread.join(limit.toMillis());
    }
}
