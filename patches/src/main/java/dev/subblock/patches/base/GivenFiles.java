package dev.subblock.patches.base;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Copies the directories that a user gives along with a source: what they hold later is no part of an image's name. */
final class GivenFiles {

    /** A kernel's own include directory has 4,000; what is added to it is a few. */
    private static final int MOST_FILES = 10_000;

    private GivenFiles() {}

    /**
     * Replaces what is there.
     *
     * @param to gets one directory each, named 0, 1, ...
     * @throws BaseException if one is no directory, or has more than 10,000 files
     */
    static List<Path> copy(List<Path> directories, Path to) throws BaseException, IOException {
        if (Files.exists(to)) {
            ImportedBases.delete(to);
        }
        List<Path> copies = new ArrayList<>();
        for (Path directory : directories) {
            if (!Files.isDirectory(directory)) {
                throw new BaseException("--include " + directory + ": no such directory");
            }
            Path copy = Files.createDirectories(to.resolve(Integer.toString(copies.size())));
            copy(directory, copy);
            copies.add(copy);
        }
        return copies;
    }

    private static void copy(Path from, Path to) throws BaseException, IOException {
        int[] files = {0};
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(directory).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (++files[0] > MOST_FILES) {
                    return FileVisitResult.TERMINATE;
                }
                if (attributes.isRegularFile()) {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        if (files[0] > MOST_FILES) {
            throw new BaseException("--include " + from + ": has more than " + MOST_FILES + " files");
        }
    }
}
