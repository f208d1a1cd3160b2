package dev.subblock.cli.run;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/**
 * How long things took the last time on this machine: what progress calls the expected time. A
 * convenience: that it can't be read or written stops nothing.
 */
public final class Durations {

    private final Path file;
    private final Properties millis = new Properties();

    public Durations(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                millis.load(in);
            } catch (IOException | IllegalArgumentException e) {
                millis.clear();
            }
        }
    }

    public synchronized Optional<Duration> expected(String key) {
        try {
            return Optional.ofNullable(millis.getProperty(key)).map(Long::parseLong).map(Duration::ofMillis);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    public synchronized void remember(String key, Duration took) {
        millis.setProperty(key, Long.toString(took.toMillis()));
        try {
            Files.createDirectories(file.getParent());
            try (Writer out = Files.newBufferedWriter(file)) {
                millis.store(out, null);
            }
        } catch (IOException e) {
            // Only an estimate is lost.
        }
    }
}
