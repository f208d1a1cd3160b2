package dev.subblock.analyzers.code;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The source before and after a change, as far as the change touches it. A number in the code may be that of a line
 * ({@code __LINE__}, as an assertion has it): such a one is allowed to be another, if the line is the same.
 */
public final class Lines {
    private final List<List<String>> before;
    private final List<List<String>> after;

    /** @param before the text of each file that the change touches, as it was @param after as it is; not in any order */
    public Lines(Collection<String> before, Collection<String> after) {
        this.before = split(before);
        this.after = split(after);
    }

    private static List<List<String>> split(Collection<String> files) {
        return files.stream().map(file -> file.lines().map(l -> l.replaceAll("\\s", "")).toList()).toList();
    }

    /** Whether a line with the first number was there that reads, but for white space, as one with the second does now. */
    boolean same(int first, int second) {
        List<String> now = texts(after, second);
        return texts(before, first).stream().anyMatch(now::contains);
    }

    /** An empty line, or a brace, is not what an assertion stands on. */
    private static List<String> texts(List<List<String>> files, int number) {
        List<String> texts = new ArrayList<>();
        for (List<String> file : files) {
            if (number >= 1 && number <= file.size() && file.get(number - 1).matches(".*\\w.*")) {
                texts.add(file.get(number - 1));
            }
        }
        return texts;
    }
}
