package dev.subblock.analyzers.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Patterns as data. A table is a text of stanzas: {@code [id]}, then lines {@code key = value} with the keys
 * {@code severity}, {@code regex}, {@code meaning}, {@code source} and, if not 1, {@code occurrence}. Lines that
 * begin with {@code #} say why. The first row that matches a line decides.
 */
final class PatternTable {
    private static final Set<String> KEYS = Set.of("severity", "regex", "meaning", "source", "occurrence");

    private final List<ConsolePattern> rows;

    private PatternTable(List<ConsolePattern> rows) {
        this.rows = List.copyOf(rows);
    }

    /** The table of failures. */
    static PatternTable failures() {
        return resource("console-patterns.txt");
    }

    /** The table of lines that look like a failure and are known not to be one. */
    static PatternTable known() {
        return resource("console-known.txt");
    }

    private static PatternTable resource(String name) {
        try (InputStream in = PatternTable.class.getResourceAsStream(name)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** This table, and behind it rows for lines that are known of one base. */
    PatternTable and(List<KnownLine> lines) {
        List<ConsolePattern> all = new ArrayList<>(rows);
        for (KnownLine line : lines) {
            all.add(new ConsolePattern("known-" + line.source(), Severity.NOTE, 1, line.regex(), line.reason(), line.source()));
        }
        return new PatternTable(all);
    }

    /** @throws IllegalArgumentException if the text is no table; the message names the line or the row */
    static PatternTable parse(String text) {
        List<ConsolePattern> rows = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        String id = null;
        Map<String, String> row = new HashMap<>();
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("[") && line.endsWith("]")) {
                finish(id, row, rows);
                id = line.substring(1, line.length() - 1);
                row = new HashMap<>();
                require(ids.add(id), "two rows " + id);
                continue;
            }
            String[] pair = line.split("\\s*=\\s*", 2);
            require(pair.length == 2 && KEYS.contains(pair[0]) && id != null, "no row and no key = value: " + line);
            require(row.put(pair[0], pair[1]) == null, "row " + id + " has two of " + pair[0]);
        }
        finish(id, row, rows);
        return new PatternTable(rows);
    }

    private static void finish(String id, Map<String, String> row, List<ConsolePattern> rows) {
        if (id == null) {
            return;
        }
        for (String key : List.of("severity", "regex", "meaning", "source")) {
            require(row.containsKey(key), "row " + id + " lacks " + key);
        }
        rows.add(new ConsolePattern(id, Severity.valueOf(row.get("severity").toUpperCase(Locale.ROOT)),
                Integer.parseInt(row.getOrDefault("occurrence", "1")), Pattern.compile(row.get("regex")),
                row.get("meaning"), row.get("source")));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("pattern table: " + otherwise);
        }
    }

    List<ConsolePattern> rows() {
        return rows;
    }

    /** The first row that matches. */
    Optional<ConsolePattern> match(String text) {
        return rows.stream().filter(p -> p.regex().matcher(text).find()).findFirst();
    }
}
