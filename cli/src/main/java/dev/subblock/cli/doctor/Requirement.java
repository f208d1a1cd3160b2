package dev.subblock.cli.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One thing that must be on the host.
 *
 * @param kind {@code command} or {@code file}
 * @param what name of the program, or path of the file
 * @param debianPackage that brings it
 * @param purpose what can't be done without it
 */
public record Requirement(String kind, String what, String debianPackage, String purpose) {

    /** Whether it is there. @param searchPath the directories of {@code PATH} */
    public boolean isMet(List<Path> searchPath) {
        if (kind.equals("file")) {
            return Files.exists(Path.of(what));
        }
        return searchPath.stream().map(dir -> dir.resolve(what)).anyMatch(p -> Files.isRegularFile(p) && Files.isExecutable(p));
    }
}
