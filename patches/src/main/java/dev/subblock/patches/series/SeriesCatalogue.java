package dev.subblock.patches.series;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The series that are carried: {@code ROOT/BASE/NAME/vN}. */
public final class SeriesCatalogue {

    /**
     * One carried version of a series; its patches are not read yet.
     *
     * @param base name of the base it is written for
     * @param name of the series
     * @param version {@code vN}
     * @param directory to give to {@link SeriesReader#read}
     */
    public record Entry(String base, String name, String version, Path directory) {
        private int number() {
            return Integer.parseInt(version.substring(1));
        }
    }

    private final Path root;

    /** @param root the directory {@code patches/series} */
    public SeriesCatalogue(Path root) {
        this.root = root;
    }

    /**
     * @return all that is carried, by base, name and version: v9 before v10; empty if the root is missing
     * @throws SeriesException if a directory cannot be listed
     */
    public List<Entry> entries() throws SeriesException {
        List<Entry> entries = new ArrayList<>();
        for (Path base : directories(root)) {
            for (Path name : directories(base)) {
                for (Path version : directories(name)) {
                    // Four digits keep the number an int; other directories are somebody's own business.
                    if (version.getFileName().toString().matches("v[1-9]\\d{0,3}")) {
                        entries.add(new Entry(base.getFileName().toString(), name.getFileName().toString(),
                                version.getFileName().toString(), version));
                    }
                }
            }
        }
        entries.sort(Comparator.comparing(Entry::base).thenComparing(Entry::name).thenComparingInt(Entry::number));
        return List.copyOf(entries);
    }

    /**
     * Finds one series.
     *
     * @param version the version asked for; the newest one if empty
     * @throws SeriesException if it is not carried; the message says what is
     */
    public Entry find(String base, String name, Optional<String> version) throws SeriesException {
        List<Entry> versions = entries().stream().filter(e -> e.base().equals(base) && e.name().equals(name)).toList();
        return versions.stream().filter(e -> version.isEmpty() || e.version().equals(version.get()))
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> absent(base, name, version, versions));
    }

    private SeriesException absent(String base, String name, Optional<String> version, List<Entry> versions) {
        String wanted = name + version.map(v -> " " + v).orElse("");
        if (!versions.isEmpty()) {
            return new SeriesException("no series " + wanted + " for " + base + "; carried are "
                    + String.join(", ", versions.stream().map(Entry::version).toList()));
        }
        return new SeriesException("no series " + wanted + " for " + base + " under " + root + "; see 'subblock series list'");
    }

    private static List<Path> directories(Path dir) throws SeriesException {
        if (!Files.isDirectory(dir)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(dir)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new SeriesException(dir + ": cannot be listed: " + e.getMessage(), e);
        }
    }
}
