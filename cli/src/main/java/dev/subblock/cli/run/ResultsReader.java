package dev.subblock.cli.run;

import dev.subblock.cli.exit.CliException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the results of a run. */
public final class ResultsReader {

    public static final String FILE = "results.json";

    /** Fields that a newer subblock added are passed over. */
    private static final JsonMapper JSON = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /** By the second, then by the number that RunDirectory gives: -10 comes after -9. */
    private static final Comparator<Path> BY_AGE = Comparator.comparing((Path p) -> second(p.getFileName().toString()))
            .thenComparing(p -> p.getFileName().toString().length()).thenComparing(p -> p.getFileName().toString());

    private ResultsReader() {}

    private static String second(String name) {
        return name.substring(0, Math.min(name.length(), "yyyyMMdd-HHmmss".length()));
    }

    /** @throws CliException if there are none, or they are damaged or of another schema */
    public static Results read(Path run) throws CliException, IOException {
        Path file = run.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw CliException.trouble("no run in " + run + ": it has no " + FILE);
        }
        try {
            JsonNode tree = JSON.readTree(Files.readString(file));
            if (!tree.path("schema").isInt()) {
                throw CliException.trouble(file + " is damaged: it names no schema");
            }
            // Before anything else is looked at: another schema has other shapes.
            if (tree.path("schema").intValue() != Results.SCHEMA) {
                throw CliException.trouble(file + " has schema " + tree.path("schema").intValue() + "; this subblock reads " + Results.SCHEMA);
            }
            return JSON.treeToValue(tree, Results.class);
        } catch (JacksonException e) {
            throw CliException.trouble(file + " is damaged: " + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (CharacterCodingException e) {
            throw CliException.trouble(file + " is damaged: it is no text");
        }
    }

    /** The run that began last. @throws CliException if there is none */
    public static Path newest(Path runs) throws CliException, IOException {
        if (Files.isDirectory(runs)) {
            try (Stream<Path> all = Files.list(runs)) {
                return all.filter(p -> Files.exists(p.resolve(FILE))).max(BY_AGE)
                        .orElseThrow(() -> CliException.trouble("no run in " + runs + " yet: subblock verify makes one"));
            }
        }
        throw CliException.trouble("no run in " + runs + " yet: subblock verify makes one");
    }
}
