package dev.subblock.cli.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds packages that do not say what they are. */
final class PackageSentences {

    private static final Pattern SENTENCE = Pattern.compile("\\A/\\*\\*\\s+\\S[^@]*?\\.\\s.*\\*/\\s+package [\\w.]+;\\s*\\z", Pattern.DOTALL);

    private PackageSentences() {}

    /** The directories below a source root that have Java files and no {@code package-info.java} with a sentence. */
    static List<Path> missing(Path sources) throws IOException {
        List<Path> missing = new ArrayList<>();
        for (Path directory : packages(sources)) {
            Path info = directory.resolve("package-info.java");
            if (!Files.exists(info) || !SENTENCE.matcher(Files.readString(info)).matches()) {
                missing.add(sources.relativize(directory));
            }
        }
        return missing;
    }

    /** The directories below a source root that have Java files. */
    static List<Path> packages(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(f -> f.toString().endsWith(".java")).map(Path::getParent).distinct().sorted().toList();
        }
    }
}
