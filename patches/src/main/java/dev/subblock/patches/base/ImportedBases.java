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
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The imports of one base on disk: {@code DIRECTORY/VERSION/{base.properties,repository.git}}. */
final class ImportedBases {
    static final String REPOSITORY = "repository.git";
    static final String RECORD = "base.properties";
    /** File with the version of the import that is meant, where versions have no order: the sources that a user gives. */
    static final String CHOSEN = "chosen";
    private static final String MAKE = "make.";
    private static final String INCLUDE = "include.";
    private static final String REMARK = "remark.";
    /** Prefix of directories that are still being made; no version begins with a dot. */
    static final String UNFINISHED = ".import-";

    private final Path directory;

    ImportedBases(Path directory) {
        this.directory = directory;
    }

    /** The one that was chosen; where none was, the newest. */
    Optional<BaseTree> newest() throws BaseException, IOException {
        Path chosen = directory.resolve(CHOSEN);
        if (Files.isRegularFile(chosen)) {
            String version = Files.readString(chosen).strip();
            return DebianVersion.isValid(version) ? version(version) : Optional.empty();
        }
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
        write(made, tree);
        Path place = directory.resolve(tree.version());
        Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
        return read(place);
    }

    /**
     * Says which import is meant from now on, and with what it is built.
     *
     * @param tree one that is in its place
     */
    BaseTree choose(BaseTree tree) throws BaseException, IOException {
        Path place = directory.resolve(tree.version());
        write(place, tree);
        Path next = Files.writeString(directory.resolve(UNFINISHED + CHOSEN), tree.version() + "\n");
        Files.move(next, directory.resolve(CHOSEN), StandardCopyOption.ATOMIC_MOVE);
        return read(place);
    }

    /** Where the directories of an import lie that the user gave along. */
    Path givenDirectory(String version) {
        return directory.resolve(version).resolve("given");
    }

    private static void write(Path entry, BaseTree tree) throws IOException {
        Properties record = new Properties();
        record.setProperty("base", tree.base());
        record.setProperty("version", tree.version());
        record.setProperty("sha256", tree.sha256());
        record.setProperty("commit", tree.commit());
        record.setProperty("tree", tree.tree());
        tree.given().make().forEach((name, value) -> record.setProperty(MAKE + name, value));
        number(record, INCLUDE, tree.given().includes().stream().map(p -> p.getFileName().toString()).toList());
        number(record, REMARK, tree.remarks());
        Path next = entry.resolve(RECORD + ".new");
        try (Writer out = Files.newBufferedWriter(next)) {
            record.store(out, null);
        }
        Files.move(next, entry.resolve(RECORD), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void number(Properties record, String prefix, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            record.setProperty(prefix + i, values.get(i));
        }
    }

    private static List<String> numbered(Properties record, String prefix) {
        List<String> values = new ArrayList<>();
        for (String value = record.getProperty(prefix + 0); value != null; value = record.getProperty(prefix + values.size())) {
            values.add(value);
        }
        return values;
    }

    private Given given(Path entry, Properties record) {
        Map<String, String> make = new TreeMap<>();
        record.stringPropertyNames().stream().filter(n -> n.startsWith(MAKE))
                .forEach(n -> make.put(n.substring(MAKE.length()), record.getProperty(n)));
        return new Given(make, numbered(record, INCLUDE).stream().map(name -> entry.resolve("given").resolve(name)).toList());
    }

    private BaseTree read(Path entry) throws BaseException, IOException {
        Properties record = new Properties();
        Path file = entry.resolve(RECORD);
        if (Files.isRegularFile(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                record.load(in);
            } catch (IllegalArgumentException e) {
                throw damaged(entry, e);
            }
        }
        if (Stream.of("base", "version", "sha256", "commit", "tree").anyMatch(key -> record.getProperty(key) == null)) {
            throw damaged(entry, null);
        }
        Path repository = entry.resolve(REPOSITORY);
        BaseTree tree = new BaseTree(record.getProperty("base"), record.getProperty("version"), record.getProperty("sha256"), repository,
                record.getProperty("commit"), record.getProperty("tree"), given(entry, record), numbered(record, REMARK));
        if (!Files.isDirectory(repository.resolve("objects")) || !tree.given().includes().stream().allMatch(Files::isDirectory)) {
            throw damaged(entry, null);
        }
        return tree;
    }

    private static BaseException damaged(Path entry, Exception cause) {
        return new BaseException(entry + ": is damaged; remove it, the next run imports it again", cause);
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
