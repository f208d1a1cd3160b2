package dev.subblock.analyzers.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * What a change of the source did to the code. "Changes nothing" is not shown by it, only that these objects do not differ.
 *
 * @param changed functions and data that differ, with how many bytes they grew by, sorted
 * @param added that were not there, sorted
 * @param gone that are not there any more, sorted
 * @param moved same code, under another name or in another object: {@code BEFORE}, or {@code BEFORE as AFTER}, sorted
 */
public record CodeChange(Map<String, Integer> changed, Set<String> added, Set<String> gone, Set<String> moved) {

    /** The rest of a function that the compiler thinks is seldom run; it is told with its function. */
    private static final String COLD = "\\.cold(#\\d+)?$";

    /** A shorter function is like many others: that one is gone and another is there makes it no other's new name. */
    private static final int TELLING_BYTES = 16;

    /**
     * Compares two builds.
     *
     * @param before the objects that are looked at, by their names
     * @param lines the source of both
     */
    public static CodeChange of(Map<String, ObjectCode> before, Map<String, ObjectCode> after, Lines lines) {
        Map<String, Piece> old = all(before);
        Map<String, Piece> now = all(after);
        Map<String, String> moves = moves(old, now, lines);
        Map<String, String> names = new TreeMap<>();
        moves.forEach((from, to) -> names.put(name(from), name(to)));
        // A reference begins with the type of its relocation, and may end with how far behind the name it points.
        UnaryOperator<String> renamed = text -> names.entrySet().stream().filter(e -> text.matches("(\\d+ )?\\Q" + e.getKey() + "\\E([+].*)?"))
                .findFirst().map(e -> text.replace(e.getKey(), e.getValue())).orElse(text);
        CodeChange change = new CodeChange(new TreeMap<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        old.forEach((key, piece) -> {
            Piece other = now.get(moves.getOrDefault(key, key));
            if (other == null) {
                change.gone.add(name(key));
            } else if (!piece.equals(other, lines, renamed)) {
                change.changed.merge(name(key), other.bytes().length - piece.bytes().length, Integer::sum);
            }
        });
        now.keySet().stream().filter(key -> !old.containsKey(key) && !moves.containsValue(key)).forEach(key -> change.added.add(name(key)));
        moves.forEach((from, to) -> change.moved.add(name(from).equals(name(to)) ? name(from) : name(from) + " as " + name(to)));
        // With only its seldom part new or gone, a function has changed.
        List.copyOf(change.added).stream().filter(n -> has(old, n)).forEach(n -> change.part(n, change.added));
        List.copyOf(change.gone).stream().filter(n -> has(now, n)).forEach(n -> change.part(n, change.gone));
        return change;
    }

    private void part(String name, Set<String> from) {
        from.remove(name);
        changed.putIfAbsent(name, 0);
    }

    private static boolean has(Map<String, Piece> pieces, String name) {
        return pieces.keySet().stream().anyMatch(key -> key.endsWith(":" + name));
    }

    /** Whether the objects do not differ, but for where things are and what they are called. */
    public boolean isNone() {
        return changed.isEmpty() && added.isEmpty() && gone.isEmpty();
    }

    private static Map<String, Piece> all(Map<String, ObjectCode> objects) {
        Map<String, Piece> all = new TreeMap<>();
        objects.forEach((object, code) -> code.pieces().forEach((name, piece) -> all.put(object + ":" + name, piece)));
        return all;
    }

    private static String name(String key) {
        return key.substring(key.indexOf(':') + 1).replaceFirst(COLD, "");
    }

    /** What is gone, and there again elsewhere or under another name: each to one of these, the same name first. */
    private static Map<String, String> moves(Map<String, Piece> old, Map<String, Piece> now, Lines lines) {
        Map<String, String> moves = new TreeMap<>();
        List<String> free = new ArrayList<>(now.keySet().stream().filter(key -> !old.containsKey(key)).toList());
        for (boolean sameName : new boolean[] {true, false}) {
            for (String key : old.keySet()) {
                if (now.containsKey(key) || moves.containsKey(key)) {
                    continue;
                }
                free.stream().filter(other -> sameName ? name(key).equals(name(other)) : old.get(key).function() && old.get(key).bytes().length >= TELLING_BYTES)
                        .filter(other -> old.get(key).equals(now.get(other), lines, UnaryOperator.identity()))
                        .findFirst().ifPresent(other -> {
                            moves.put(key, other);
                            free.remove(other);
                        });
            }
        }
        return moves;
    }

    /** One line: {@code changes no function}, or what it changes. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        if (!changed.isEmpty()) {
            parts.add("changes: " + String.join(", ", changed.entrySet().stream().map(e -> e.getKey() + " (" + (e.getValue() == 0 ? "same size"
                    : (e.getValue() > 0 ? "+" : "") + e.getValue() + " bytes") + ")").toList()));
        }
        add(parts, "new: ", added);
        add(parts, "gone: ", gone);
        if (isNone()) {
            parts.add("changes no function");
        }
        add(parts, "moved: ", moved);
        return String.join("; ", parts);
    }

    private static void add(List<String> parts, String what, Set<String> names) {
        if (!names.isEmpty()) {
            parts.add(what + String.join(", ", names));
        }
    }
}
