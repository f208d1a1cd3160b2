package dev.subblock.lab.kernel;

import dev.subblock.lab.Digest;
import dev.subblock.lab.DirectoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The directories that a build needs besides its tree. They are copied beside the objects, under paths that stay the
 * same: a command line that names another path makes Kbuild compile everything again.
 */
final class BuildDirectories {

    /** Where the copies are, below the directory of a build. */
    static final String GIVEN = "given";

    private final TreeMap<String, Path> directories;

    BuildDirectories(Map<String, Path> directories) {
        this.directories = new TreeMap<>(directories);
    }

    /** Names their content; empty if there are none. */
    String digest() throws IOException {
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, Path> directory : directories.entrySet()) {
            parts.add(directory.getKey());
            for (Path file : files(directory.getValue())) {
                parts.add(directory.getValue().relativize(file).toString());
                parts.add(Files.isExecutable(file) ? "x" : "-");
                parts.add(Digest.of(file));
            }
        }
        return parts.isEmpty() ? "" : Digest.of(parts.toArray(String[]::new));
    }

    /** Copies them below {@code home}, unless they are there: its name tells their content. */
    void place(Path home) throws IOException {
        Path place = home.resolve(GIVEN);
        if (directories.isEmpty() || Files.exists(place)) {
            return;
        }
        Path next = home.resolve("given.new");
        DirectoryTree.delete(next);
        for (Map.Entry<String, Path> directory : directories.entrySet()) {
            Path copy = Files.createDirectories(next.resolve(directory.getKey()));
            for (Path file : files(directory.getValue())) {
                Path target = copy.resolve(directory.getValue().relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        Files.move(next, place, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A value for make with the paths in it that the copies have. */
    String filled(String value, Path home) {
        String filled = value;
        for (String name : directories.keySet()) {
            filled = filled.replace("{" + name + "}", home.resolve(GIVEN).resolve(name).toString());
        }
        return filled;
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> walk = Files.walk(directory)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
