package dev.subblock.patches.base;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Bases, by name and version. Versions compare as those of Debian packages do.
 *
 * @param name of the base, {@code *} stands for any run of characters; empty for every base
 * @param from the first version; empty for all before {@code until}
 * @param until the first version that is none of them any more; empty for all from {@code from} on
 */
public record BaseRange(Optional<String> name, Optional<String> from, Optional<String> until) {

    /** All of them. */
    public static final BaseRange ALL = new BaseRange(Optional.empty(), Optional.empty(), Optional.empty());

    /** @param version of the import; one that is no version is in no range with an end */
    public boolean has(String base, String version) {
        if (name.isPresent() && !pattern(name.get()).matcher(base).matches()) {
            return false;
        }
        if (from.isEmpty() && until.isEmpty()) {
            return true;
        }
        return DebianVersion.isValid(version) && from.map(f -> compare(version, f) >= 0).orElse(true) && until.map(u -> compare(version, u) < 0).orElse(true);
    }

    static int compare(String version, String other) {
        return new DebianVersion(version).compareTo(new DebianVersion(other));
    }

    private static Pattern pattern(String glob) {
        return Pattern.compile(Arrays.stream(glob.split("\\*+", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}
