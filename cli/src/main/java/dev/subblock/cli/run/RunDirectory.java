package dev.subblock.cli.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A directory with all of one run. What is written to it appears whole or not at all, and stays. */
public final class RunDirectory {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    /** Runs that begin in the same second get a number; nobody starts more. */
    private static final int SAME_SECOND = 100;

    private final Path directory;

    private RunDirectory(Path directory) {
        this.directory = directory;
    }

    /** Makes a new one below {@code runs}, named by the time and by what is run. */
    public static RunDirectory create(Path runs, Clock clock, String what) throws IOException {
        Files.createDirectories(runs);
        String name = NAME.format(clock.instant()) + "-" + what;
        for (int i = 1; i < SAME_SECOND; i++) {
            try {
                return new RunDirectory(Files.createDirectory(runs.resolve(i == 1 ? name : name + "-" + i)));
            } catch (FileAlreadyExistsException e) {
                // Another run took it: the next number.
            }
        }
        throw new FileAlreadyExistsException(runs.resolve(name).toString());
    }

    /** One that is there, to go on with. @param directory as {@link #path} named it */
    public static RunDirectory reopen(Path directory) {
        return new RunDirectory(directory);
    }

    public Path path() {
        return directory;
    }

    /** A new directory in it, for what comes in pieces. */
    public Path subdirectory(String name) throws IOException {
        return Files.createDirectories(directory.resolve(name));
    }

    public void writeJson(String name, Object value) throws IOException {
        write(name, JSON.writeValueAsString(value) + "\n");
    }

    /** Written, synced, renamed: after a power cut there is the old file or the new one. */
    public synchronized void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(next, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            // Half of it helps nobody, and may be what fills the disk.
            Files.deleteIfExists(next);
            throw e;
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
