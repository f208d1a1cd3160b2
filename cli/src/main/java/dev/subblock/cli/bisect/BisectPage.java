package dev.subblock.cli.bisect;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.subblock.cli.exit.CliException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code bisect.json}: all that a bisection knows, rewritten after each visit and before the next begins.
 *
 * @param visits in the order in which they were made
 * @param answer absent while it goes on
 * @param scope what a report needs beside that; absent in runs of before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BisectPage(int schema, Question question, List<Visit> visits, Answer answer, Scope scope) {

    public static final String FILE = "bisect.json";
    static final int SCHEMA = 1;

    private static final JsonMapper JSON = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    public BisectPage {
        Objects.requireNonNull(question, "question is missing");
        visits = List.copyOf(Objects.requireNonNull(visits, "visits are missing"));
        if (answer != null && scope != null) {
            // What is named there is told: a file in which it is not is damaged.
            answer.commits().forEach(scope::named);
        }
    }

    /** @throws CliException if the run is no bisection, or what is kept of it is damaged or of another schema */
    public static BisectPage read(Path run) throws CliException, IOException {
        Path file = run.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw CliException.trouble(run + " is no bisection that can be continued or told: it has no " + FILE);
        }
        try {
            BisectPage page = JSON.readValue(Files.readString(file), BisectPage.class);
            if (page.schema() != SCHEMA) {
                throw CliException.trouble(file + " has schema " + page.schema() + "; this subblock reads " + SCHEMA);
            }
            return page;
        } catch (JacksonException e) {
            throw CliException.trouble(file + " is damaged: " + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (CharacterCodingException e) {
            throw CliException.trouble(file + " is damaged: it is no text");
        }
    }
}
