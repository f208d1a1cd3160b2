package dev.subblock.analyzers.lines;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One line as one of the records of a sealed interface, named by its {@code kind} in kebab case. Strict, because a
 * lenient reader invents evidence: every component must be there, in its own type and once, and nothing else.
 *
 * @param <T> the interface
 */
public final class EventParser<T> {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private final Map<String, Class<? extends T>> kinds;

    /** @param events sealed, and all that it permits are records */
    public EventParser(Class<T> events) {
        kinds = Arrays.stream(events.getPermittedSubclasses()).<Class<? extends T>>map(c -> c.asSubclass(events))
                .collect(Collectors.toUnmodifiableMap(c -> kebab(c.getSimpleName()), Function.identity()));
    }

    /** @throws MalformedLineException if the line is no such event */
    public T parse(Line line) throws MalformedLineException {
        if (line.cut()) {
            throw new MalformedLineException("longer than " + line.text().length() + " bytes");
        }
        try {
            JsonNode tree = JSON.readTree(line.text());
            if (!(tree instanceof ObjectNode object)) {
                throw new MalformedLineException("no JSON object");
            }
            JsonNode kind = object.remove("kind");
            if (kind == null || !kind.isString()) {
                throw new MalformedLineException("no kind");
            }
            Class<? extends T> type = kinds.get(kind.stringValue());
            if (type == null) {
                throw new MalformedLineException("unknown kind " + Printable.of(kind.stringValue()));
            }
            return JSON.treeToValue(object, type);
        } catch (JacksonException e) {
            throw new MalformedLineException(Printable.of(e.getOriginalMessage()));
        }
    }

    /** {@code ScenarioBegin} becomes {@code scenario-begin}. */
    private static String kebab(String name) {
        return name.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
