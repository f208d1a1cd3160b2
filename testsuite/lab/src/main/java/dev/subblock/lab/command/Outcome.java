package dev.subblock.lab.command;

import java.time.Duration;
import java.util.List;

/**
 * How a program ended.
 *
 * @param status its exit status; 128 + signal if a signal ended it, -1 if the deadline did
 * @param output its output, both streams, at most the last {@link HostCommands#KEPT_BYTES} bytes
 * @param took wall clock time
 */
public record Outcome(int status, String output, Duration took) {

    public boolean ok() {
        return status == 0;
    }

    public boolean timedOut() {
        return status == -1;
    }

    /** The last {@code n} lines that say something. */
    public List<String> lastLines(int n) {
        List<String> lines = output.lines().filter(l -> !l.isBlank()).toList();
        return lines.subList(Math.max(0, lines.size() - n), lines.size());
    }
}
