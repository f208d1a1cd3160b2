package dev.subblock.analyzers.verdict;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of scenarios, as a claim or a command line gives them: {@code *} stands for any run of characters, everything else for itself. */
public final class Glob {
    private final List<Pattern> patterns;

    /** @param globs a name that fits one of them fits */
    public Glob(List<String> globs) {
        patterns = globs.stream().map(Glob::pattern).toList();
    }

    public boolean matches(String name) {
        return patterns.stream().anyMatch(p -> p.matcher(name).matches());
    }

    private static Pattern pattern(String glob) {
        return Pattern.compile(Arrays.stream(glob.split("\\*+", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}
