package dev.subblock.patches.toml;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * One table of a TOML file. Every getter checks the type; {@link #finish} complains about keys nobody asked for,
 * so that a misspelt optional key is not taken for an absent one.
 */
public final class StrictTable {
    private final Path file;
    private final TomlPosition start;
    private final TomlTable table;
    private final Set<String> asked = new HashSet<>();

    StrictTable(Path file, TomlPosition start, TomlTable table) {
        this.file = file;
        this.start = start;
        this.table = table;
    }

    /** The string under a key that must be there and must not be blank. */
    public String string(String key) throws TomlException {
        return optionalString(key).orElseThrow(() -> missing(key));
    }

    public Optional<String> optionalString(String key) throws TomlException {
        Object value = value(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text) || text.isBlank()) {
            throw error(key, key + " must be a string that is not blank");
        }
        return Optional.of(text);
    }

    /** A date without time, as {@code 2027-01-31}. */
    public Optional<LocalDate> optionalDate(String key) throws TomlException {
        Object value = value(key);
        if (value != null && !(value instanceof LocalDate)) {
            throw error(key, key + " must be a date without quotes, as 2027-01-31");
        }
        return Optional.ofNullable((LocalDate) value);
    }

    /** An integer that must be there. */
    public int integer(String key) throws TomlException {
        Object value = value(key);
        if (value == null) {
            throw missing(key);
        }
        if (!(value instanceof Long number) || number != number.intValue()) {
            throw error(key, key + " must be a whole number");
        }
        return number.intValue();
    }

    /** The strings of an array; none if the key is absent. */
    public List<String> strings(String key) throws TomlException {
        List<String> strings = new ArrayList<>();
        TomlArray array = array(key);
        for (int i = 0; array != null && i < array.size(); i++) {
            if (!(array.get(i) instanceof String text) || text.isBlank()) {
                throw new TomlException(file, array.inputPositionOf(i), key + " must hold strings that are not blank");
            }
            strings.add(text);
        }
        return List.copyOf(strings);
    }

    /** The table under a key that must be there. */
    public StrictTable table(String key) throws TomlException {
        Object value = value(key);
        if (value == null) {
            throw missing(key);
        }
        if (!(value instanceof TomlTable inner)) {
            throw error(key, key + " must be a table");
        }
        return new StrictTable(file, table.inputPositionOf(List.of(key)), inner);
    }

    /** The table under a key; an empty one if the key is absent. */
    public StrictTable optionalTable(String key) throws TomlException {
        return value(key) == null ? new StrictTable(file, start, Toml.parse("")) : table(key);
    }

    /** All keys of this table with their strings. */
    public Map<String, String> allStrings() throws TomlException {
        Map<String, String> strings = new TreeMap<>();
        for (String key : table.keySet()) {
            strings.put(key, string(key));
        }
        return strings;
    }

    /** All keys of this table, in the order of the file's parser. */
    public Set<String> keys() {
        return table.keySet();
    }

    public boolean isTable(String key) {
        return table.isTable(List.of(key));
    }

    /** The line of a key, from 1. */
    public int line(String key) {
        return table.inputPositionOf(List.of(key)).line();
    }

    /** What a key says, as one would type it: of a string, a number or a boolean one word, of an array of them several. */
    public List<String> words(String key) throws TomlException {
        Object value = value(key);
        List<?> all = value instanceof TomlArray several ? several.toList() : value == null ? List.of() : List.of(value);
        for (Object one : all) {
            if (!(one instanceof String || one instanceof Long || one instanceof Double || one instanceof Boolean)) {
                throw error(key, key + " must be a string, a number, true, false, or an array of these");
            }
        }
        return all.stream().map(String::valueOf).toList();
    }

    /** The tables written as {@code [[key]]}; none if the key is absent. */
    public List<StrictTable> tables(String key) throws TomlException {
        List<StrictTable> tables = new ArrayList<>();
        TomlArray array = array(key);
        for (int i = 0; array != null && i < array.size(); i++) {
            if (!(array.get(i) instanceof TomlTable inner)) {
                throw new TomlException(file, array.inputPositionOf(i), key + " must hold tables");
            }
            tables.add(new StrictTable(file, array.inputPositionOf(i), inner));
        }
        return List.copyOf(tables);
    }

    /** @throws TomlException at the first key that no getter was called for */
    public void finish() throws TomlException {
        for (String key : table.keySet()) {
            if (!asked.contains(key)) {
                throw error(key, "unknown key " + key);
            }
        }
    }

    /** An error at the place of this key, or of the table if it is absent. */
    public TomlException error(String key, String what) {
        TomlPosition at = table.inputPositionOf(List.of(key));
        return new TomlException(file, at == null ? start : at, what);
    }

    private TomlArray array(String key) throws TomlException {
        Object value = value(key);
        if (value != null && !(value instanceof TomlArray)) {
            throw error(key, key + " must be an array");
        }
        return (TomlArray) value;
    }

    private Object value(String key) {
        asked.add(key);
        return table.get(List.of(key));
    }

    private TomlException missing(String key) {
        return new TomlException(file, start, key + " is missing");
    }
}
