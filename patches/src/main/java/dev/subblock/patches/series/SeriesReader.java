package dev.subblock.patches.series;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a directory of {@code git format-patch}. */
public final class SeriesReader {

    /** Far more than a maintainer would look at; keeps a wrong directory from being read whole. */
    private static final int MOST_PATCHES = 999;

    private SeriesReader() {}

    /**
     * Reads {@code NNNN-*.patch}; {@code 0000-} is the cover letter. Name and version are those of a directory
     * {@code NAME/vN}; of any other directory, its name and the version in the patches' subjects.
     *
     * @throws SeriesException if the directory is missing, a number is missing or there twice, there is no patch
     *         or more than 999, or a patch cannot be read (see {@link PatchReader#read})
     */
    public static Series read(Path directory) throws SeriesException {
        Path dir = directory.toAbsolutePath().normalize();
        TreeMap<Integer, Path> files = numbered(dir);
        Optional<String> cover = Optional.empty();
        List<Patch> patches = new ArrayList<>();
        Optional<String> version = Optional.empty();
        for (Map.Entry<Integer, Path> file : files.entrySet()) {
            Mail mail = MailReader.read(file.getValue());
            version = version.or(() -> mail.subject().version());
            if (file.getKey() == 0) {
                cover = Optional.of(CoverLetter.text(mail));
            } else {
                patches.add(PatchReader.patch(file.getKey(), mail));
            }
        }
        boolean versioned = dir.getFileName().toString().matches("v\\d+") && dir.getParent() != null
                && dir.getParent().getFileName() != null;
        String name = (versioned ? dir.getParent() : dir).getFileName().toString();
        return new Series(name, versioned ? dir.getFileName().toString() : version.orElse("v1"), dir, cover, patches);
    }

    /**
     * The file of the cover letter, if there is one.
     *
     * @throws SeriesException if the directory is missing, or has no series in it
     */
    public static Optional<Path> coverFile(Path directory) throws SeriesException {
        return Optional.ofNullable(numbered(directory).get(0));
    }

    private static TreeMap<Integer, Path> numbered(Path dir) throws SeriesException {
        List<Path> found;
        try (Stream<Path> entries = Files.list(dir)) {
            found = entries.filter(p -> p.getFileName().toString().endsWith(".patch")).sorted().toList();
        } catch (IOException e) {
            throw new SeriesException(dir + ": no directory with a patch series", e);
        }
        TreeMap<Integer, Path> files = new TreeMap<>();
        for (Path file : found) {
            int number = PatchReader.numberOf(file);
            Path other = files.put(number, file);
            if (other != null) {
                throw new SeriesException(dir + ": " + other.getFileName() + " and " + file.getFileName()
                        + " have the same number");
            }
        }
        if (files.isEmpty() || files.lastKey() == 0) {
            throw new SeriesException(dir + ": has no patches (files named 0001-title.patch)");
        }
        if (files.size() > MOST_PATCHES) {
            throw new SeriesException(dir + ": has more than " + MOST_PATCHES + " patches");
        }
        for (int number = 1; number <= files.lastKey(); number++) {
            if (!files.containsKey(number)) {
                throw new SeriesException(dir + ": patch " + number + " is missing, there is one numbered " + files.lastKey());
            }
        }
        return files;
    }
}
