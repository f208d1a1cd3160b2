package dev.subblock.patches.base;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The imports of one base on disk: {@code DIRECTORY/VERSION/{base.properties,repository.git}}. */
final class ImportedBases {
    static final String REPOSITORY = "repository.git";
    static final String RECORD = "base.properties";
    /** Prefix of directories that are still being made; no version begins with a dot. */
    private static final String UNFINISHED = ".import-";

    private final Path directory;

    ImportedBases(Path directory) {
        this.directory = directory;
    }

    Optional<BaseTree> newest() throws BaseException, IOException {
        List<BaseTree> found = new ArrayList<>();
        for (Path entry : entries()) {
            if (DebianVersion.isValid(entry.getFileName().toString())) {
                found.add(read(entry));
            }
        }
        return found.stream().max(Comparator.comparing(tree -> new DebianVersion(tree.version())));
    }

    Optional<BaseTree> version(String version) throws BaseException, IOException {
        Path entry = directory.resolve(version);
        return Files.exists(entry) ? Optional.of(read(entry)) : Optional.empty();
    }

    /** Removes what killed runs left; to be called with the lock held. */
    void removeUnfinished() throws IOException {
        for (Path entry : entries()) {
            if (entry.getFileName().toString().startsWith(UNFINISHED)) {
                delete(entry);
            }
        }
    }

    Path newUnfinished() throws IOException {
        Files.createDirectories(directory);
        return Files.createTempDirectory(directory, UNFINISHED);
    }

    /**
     * Puts a finished import in its place, in one step.
     *
     * @param made directory beside its place, with the repository in it
     */
    BaseTree finish(Path made, BaseTree tree) throws BaseException, IOException {
        Properties record = new Properties();
        record.setProperty("base", tree.base());
        record.setProperty("version", tree.version());
        record.setProperty("sha256", tree.sha256());
        record.setProperty("commit", tree.commit());
        record.setProperty("tree", tree.tree());
        try (Writer out = Files.newBufferedWriter(made.resolve(RECORD))) {
            record.store(out, null);
        }
        Path place = directory.resolve(tree.version());
        Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
        return read(place);
    }

    private BaseTree read(Path entry) throws BaseException, IOException {
        Properties record = new Properties();
        Path file = entry.resolve(RECORD);
        if (Files.isRegularFile(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                record.load(in);
            } catch (IllegalArgumentException e) {
                throw new BaseException(entry + ": is damaged; remove it, the next run imports it again", e);
            }
        }
        Path repository = entry.resolve(REPOSITORY);
        BaseTree tree = new BaseTree(record.getProperty("base"), record.getProperty("version"),
                record.getProperty("sha256"), repository, record.getProperty("commit"), record.getProperty("tree"));
        if (Stream.of(tree.base(), tree.version(), tree.sha256(), tree.commit(), tree.tree()).anyMatch(v -> v == null)
                || !Files.isDirectory(repository.resolve("objects"))) {
            throw new BaseException(entry + ": is damaged; remove it, the next run imports it again");
        }
        return tree;
    }

    private List<Path> entries() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        }
    }

    static void delete(Path tree) throws IOException {
        try (Stream<Path> entries = Files.walk(tree)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }
}
