package dev.subblock.cli.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.subblock.analyzers.verdict.Glob;
import dev.subblock.cli.exit.CliException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code series.json}: the series of a run as it was when the run began, so that a report needs nothing else.
 *
 * @param cover text of the cover letter; absent if there is none
 * @param patches in order
 * @param claims what it promises
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SeriesCopy(int schema, String name, String version, String cover, List<PatchCopy> patches, List<ClaimCopy> claims) {

    public static final String FILE = "series.json";
    public static final int SCHEMA = 1;
    /** A series of a hundred large patches; what is longer was not written by this program. */
    private static final long MOST_BYTES = 64L << 20;
    private static final JsonMapper JSON = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    public SeriesCopy {
        patches = patches == null ? List.of() : List.copyOf(patches);
        claims = claims == null ? List.of() : List.copyOf(claims);
    }

    /**
     * One patch.
     *
     * @param number place in the series, from 1
     * @param date in ISO 8601
     * @param message title, blank line, body
     * @param diff as it stood in the mail
     */
    public record PatchCopy(int number, String title, String author, String date, String message, String diff) {
        public PatchCopy {
            Objects.requireNonNull(title, "title is missing");
            Objects.requireNonNull(message, "message is missing");
            Objects.requireNonNull(diff, "diff is missing");
        }
    }

    /**
     * One claim.
     *
     * @param scenarios globs of those that can refute it
     * @param from the first step at which it must hold
     */
    public record ClaimCopy(String id, List<String> scenarios, int from) {
        public ClaimCopy {
            Objects.requireNonNull(id, "id is missing");
            scenarios = scenarios == null ? List.of() : List.copyOf(scenarios);
        }

        /** Whether a scenario is one of its. */
        public boolean about(String scenario) {
            return new Glob(scenarios).matches(scenario);
        }
    }

    /**
     * @return empty for a run that keeps none: one of an older subblock, or one without a series
     * @throws CliException if it is damaged or of another schema
     */
    public static Optional<SeriesCopy> read(Path run) throws CliException, IOException {
        Path file = run.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        if (Files.size(file) > MOST_BYTES) {
            throw CliException.trouble(file + " is damaged: it has more than " + MOST_BYTES + " bytes");
        }
        try {
            SeriesCopy read = JSON.readValue(Files.readString(file), SeriesCopy.class);
            if (read == null || read.schema != SCHEMA) {
                throw CliException.trouble(file + " has schema " + (read == null ? "none" : read.schema) + "; this subblock reads " + SCHEMA);
            }
            return Optional.of(read);
        } catch (JacksonException e) {
            throw CliException.trouble(file + " is damaged: " + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (CharacterCodingException e) {
            throw CliException.trouble(file + " is damaged: it is no text");
        }
    }
}
