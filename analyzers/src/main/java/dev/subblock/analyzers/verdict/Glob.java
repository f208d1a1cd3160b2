package dev.subblock.analyzers.verdict;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The scenario names of a claim: {@code *} stands for any run of characters, everything else for itself. */
final class Glob {
    private final List<Pattern> patterns;

    Glob(List<String> globs) {
        patterns = globs.stream().map(Glob::pattern).toList();
    }

    boolean matches(String name) {
        return patterns.stream().anyMatch(p -> p.matcher(name).matches());
    }

    private static Pattern pattern(String glob) {
        return Pattern.compile(Arrays.stream(glob.split("\\*+", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}
