package dev.subblock.cli.run;

import dev.subblock.cli.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the results of a run. */
public final class ResultsReader {

    public static final String FILE = "results.json";

    /** Fields that a newer subblock added are passed over. */
    private static final JsonMapper JSON = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private ResultsReader() {}

    /** @throws CliException if there are none, or they are damaged or of another schema */
    public static Results read(Path run) throws CliException, IOException {
        Path file = run.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw CliException.trouble("no run in " + run + ": it has no " + FILE);
        }
        try {
            Results results = JSON.readValue(Files.readString(file), Results.class);
            if (results.schema() != Results.SCHEMA) {
                throw CliException.trouble(file + " has schema " + results.schema() + "; this subblock reads " + Results.SCHEMA);
            }
            return results;
        } catch (JacksonException e) {
            throw CliException.trouble(file + " is damaged: " + e.getOriginalMessage());
        }
    }

    /** The run that began last. @throws CliException if there is none */
    public static Path newest(Path runs) throws CliException, IOException {
        if (Files.isDirectory(runs)) {
            try (Stream<Path> all = Files.list(runs)) {
                return all.filter(p -> Files.exists(p.resolve(FILE))).max(Comparator.comparing(p -> p.getFileName().toString()))
                        .orElseThrow(() -> CliException.trouble("no run in " + runs + " yet: subblock verify makes one"));
            }
        }
        throw CliException.trouble("no run in " + runs + " yet: subblock verify makes one");
    }
}
