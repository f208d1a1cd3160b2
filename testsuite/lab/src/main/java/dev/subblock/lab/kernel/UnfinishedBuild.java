package dev.subblock.lab.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/**
 * Remembers that a build is under way. An assembler killed half way leaves an object that is newer
 * than its source, and make would link it; so what a build that never ended has written is removed
 * before the next one.
 */
final class UnfinishedBuild {

    private final Path marker;
    private final Path objects;

    UnfinishedBuild(Path marker, Path objects) {
        this.marker = marker;
        this.objects = objects;
    }

    void begin() throws IOException {
        if (Files.exists(marker)) {
            FileTime since = Files.getLastModifiedTime(marker);
            List<Path> suspects;
            try (Stream<Path> files = Files.find(objects, Integer.MAX_VALUE,
                    (path, attributes) -> attributes.isRegularFile() && attributes.lastModifiedTime().compareTo(since) >= 0)) {
                suspects = files.toList();
            }
            for (Path suspect : suspects) {
                Files.delete(suspect);
            }
        }
        Files.deleteIfExists(marker);
        Files.createFile(marker);
    }

    void end() throws IOException {
        Files.deleteIfExists(marker);
    }
}
