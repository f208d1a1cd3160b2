package dev.subblock.patches.base;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs the package tools; tests put their own in its place. */
public interface Commands {

    /**
     * How a program ended.
     *
     * @param status its exit status; -1 if it ran out of time and was killed
     * @param output the last part of what it wrote, both streams together
     */
    record Outcome(int status, String output) {
        public boolean ok() {
            return status == 0;
        }
    }

    /**
     * Runs a program to its end.
     *
     * @throws IOException if it cannot be started, for instance because it is not installed
     * @throws InterruptedException if we were asked to stop; the program has been killed then
     */
    Outcome run(Path directory, List<String> argv, Duration limit) throws IOException, InterruptedException;

    /**
     * Starts a program and gives what it writes to its standard output. Closing the stream before its end kills the
     * program; reading to the end of it throws an IOException if the program failed.
     */
    InputStream stream(Path directory, List<String> argv) throws IOException;
}
