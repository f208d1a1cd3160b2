package dev.subblock.cli.experiment;

import dev.subblock.cli.exit.CliException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Records that a run keeps as JSON files: whole or not there, also after a power cut. */
final class KeptFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private KeptFile() {}

    /** Written, synced, renamed. */
    static void write(Path file, Object record) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsString(record).getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        sync(file.getParent());
    }

    /** @throws CliException if it is not there or damaged */
    static <T> T read(Path file, Class<T> type) throws CliException, IOException {
        if (!Files.isRegularFile(file)) {
            throw CliException.trouble(file.getParent() + " has no " + file.getFileName() + ": it was not finished, or an older subblock made it");
        }
        try {
            return JSON.readValue(Files.readString(file), type);
        } catch (JacksonException e) {
            throw CliException.trouble(file + " is damaged: " + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (CharacterCodingException e) {
            throw CliException.trouble(file + " is damaged: it is no text");
        }
    }

    /** Sees to it that the files of a directory, and their names, are on the disk. */
    static void syncAll(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            sync(file);
        }
        sync(directory);
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
