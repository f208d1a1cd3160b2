package dev.subblock.patches.base;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a user has a kernel source: what {@code base add --from} takes. */
sealed interface SourcePlace {

    /** Files on disk, no git repository. */
    record Directory(Path directory) implements SourcePlace {}

    /** A tar archive, compressed or not. */
    record Tarball(Path file) implements SourcePlace {}

    /** A repository on disk, bare or not. @param ref what is meant of it, empty for its HEAD */
    record Repository(Path directory, Optional<String> ref) implements SourcePlace {}

    /** A repository elsewhere. @param ref as of {@link Repository} */
    record Remote(String url, Optional<String> ref) implements SourcePlace {}

    /**
     * Tells which of them is meant.
     *
     * @throws BaseException if there is no such thing
     */
    static SourcePlace of(String from) throws BaseException {
        int hash = from.lastIndexOf('#');
        String place = hash > 0 ? from.substring(0, hash) : from;
        Optional<String> ref = hash > 0 ? Optional.of(from.substring(hash + 1)) : Optional.empty();
        // git would take a name that begins with a dash for an option of its own.
        if (ref.isPresent() && !ref.get().matches("[A-Za-z0-9_][A-Za-z0-9_./+-]{0,200}")) {
            throw new BaseException("--from " + from + ": not a name of a branch, tag or commit: " + ref.get());
        }
        if (place.matches("(https?|git|ssh|file)://.+") || place.matches("[\\w.-]+@[\\w.-]+:.+")) {
            return new Remote(place, ref);
        }
        // A name may have a hash itself.
        Path whole = Path.of(from);
        if (Files.isRegularFile(whole)) {
            return new Tarball(whole);
        }
        Path directory = Path.of(Files.isDirectory(whole) ? from : place);
        if (!Files.isDirectory(directory)) {
            throw new BaseException("--from " + from + ": no such directory, tarball or repository");
        }
        boolean git = Files.exists(directory.resolve(".git")) || Files.isRegularFile(directory.resolve("HEAD")) && Files.isDirectory(directory.resolve("objects"));
        if (!git && ref.isPresent() && !Files.isDirectory(whole)) {
            throw new BaseException("--from " + from + ": " + directory + " is no git repository");
        }
        return git ? new Repository(directory, Files.isDirectory(whole) ? Optional.empty() : ref) : new Directory(directory);
    }
}
