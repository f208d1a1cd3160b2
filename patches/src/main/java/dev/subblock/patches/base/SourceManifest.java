package dev.subblock.patches.base;

import dev.subblock.patches.toml.TomlException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of one directory of a kernel, by which a copy of it is told from others: a line {@code ID PATH} each, as
 * {@code git ls-tree -r} has them without mode and kind. {@code #} begins a comment.
 *
 * @param directory which they are all in, with a slash at its end
 * @param ids git's id of each, by path
 */
public record SourceManifest(String directory, Map<String, String> ids) {

    /** Five times what all of Linux 2.6.37 would take. */
    private static final int LARGEST = 16 << 20;
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{40}) ([^\\s/]+(/[^\\s/]+)+)");
    /** So many names tell an expert which change it is; the count tells how much more there is. */
    private static final int NAMED = 3;

    public SourceManifest {
        ids = Map.copyOf(ids);
    }

    /**
     * Reads one.
     *
     * @throws TomlException if it can't be read, a line is something else, or the files have no directory in common
     */
    static SourceManifest read(Path file) throws TomlException {
        Map<String, String> ids = new TreeMap<>();
        int number = 0;
        for (String line : text(file).split("\n")) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new TomlException(file, "line " + number + ": not ID PATH as git ls-tree has them: " + line);
            }
            ids.put(matcher.group(2), matcher.group(1));
        }
        return new SourceManifest(common(file, ids.keySet()), ids);
    }

    private static String text(Path file) throws TomlException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new TomlException(file, "can't be read");
        }
    }

    private static String common(Path file, Collection<String> paths) throws TomlException {
        String common = paths.stream().reduce((a, b) -> {
            int n = 0;
            while (n < Math.min(a.length(), b.length()) && a.charAt(n) == b.charAt(n)) {
                n++;
            }
            return a.substring(0, n);
        }).orElse("");
        if (common.indexOf('/') < 0) {
            throw new TomlException(file, "its files are not in one directory");
        }
        return common.substring(0, common.lastIndexOf('/') + 1);
    }

    /**
     * What a copy has otherwise, as the end of a sentence; empty if it has the same files.
     *
     * @param paths all files of the copy
     * @param id git's id of one of them
     */
    Optional<String> differences(Collection<String> paths, Function<String, String> id) {
        List<String> lacks = ids.keySet().stream().filter(p -> !paths.contains(p)).sorted().toList();
        List<String> more = paths.stream().filter(p -> p.startsWith(directory) && !ids.containsKey(p)).sorted().toList();
        List<String> other = ids.keySet().stream().filter(p -> paths.contains(p) && !ids.get(p).equals(id.apply(p))).sorted().toList();
        List<String> said = Stream.of(some(other, "differ"), some(lacks, "missing"), some(more, "more")).filter(s -> !s.isEmpty()).toList();
        return said.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", said));
    }

    private static String some(List<String> paths, String what) {
        if (paths.isEmpty()) {
            return "";
        }
        return paths.size() + " " + what + ": " + String.join(", ", paths.subList(0, Math.min(NAMED, paths.size()))) + (paths.size() > NAMED ? ", …" : "");
    }
}
