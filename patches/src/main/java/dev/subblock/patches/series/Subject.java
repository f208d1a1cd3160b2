package dev.subblock.patches.series;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The subject of a mail.
 *
 * @param title without the {@code [PATCH ...]} prefix
 * @param version {@code v2} of {@code [PATCH v2 3/8]}
 * @param number 3 of {@code [PATCH v2 3/8]}
 * @param count 8 of {@code [PATCH v2 3/8]}
 */
record Subject(String title, Optional<String> version, OptionalInt number, OptionalInt count) {
    private static final Pattern PREFIX = Pattern.compile("^\\s*\\[([^\\]]*)\\]\\s*");
    private static final Pattern VERSION = Pattern.compile("\\b[vV](\\d{1,4})\\b");
    private static final Pattern PLACE = Pattern.compile("\\b(\\d{1,4})/(\\d{1,4})\\b");

    static Subject of(String header) {
        String rest = header;
        StringBuilder prefixes = new StringBuilder();
        for (Matcher m = PREFIX.matcher(rest); m.find(); m = PREFIX.matcher(rest)) {
            prefixes.append(m.group(1)).append(' ');
            rest = rest.substring(m.end());
        }
        Matcher version = VERSION.matcher(prefixes);
        Matcher place = PLACE.matcher(prefixes);
        boolean placed = place.find();
        return new Subject(rest.strip(),
                version.find() ? Optional.of("v" + Integer.parseInt(version.group(1))) : Optional.empty(),
                placed ? OptionalInt.of(Integer.parseInt(place.group(1))) : OptionalInt.empty(),
                placed ? OptionalInt.of(Integer.parseInt(place.group(2))) : OptionalInt.empty());
    }
}
