package dev.subblock.patches.series;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The subject of a mail.
 *
 * @param title without the {@code [PATCH ...]} prefix; what else stands in brackets belongs to it, as git am -b has it
 * @param version {@code v2} of {@code [PATCH v2 3/8]}
 * @param number 3 of {@code [PATCH v2 3/8]}
 * @param count 8 of {@code [PATCH v2 3/8]}
 * @param words what else the prefix says, e.g. {@code RFC net-next}; empty if nothing
 */
public record Subject(String title, Optional<String> version, OptionalInt number, OptionalInt count, String words) {
    private static final Pattern PREFIX = Pattern.compile("^\\s*\\[([^\\]]*)\\]\\s*");
    private static final Pattern OF_A_PATCH = Pattern.compile("(?i).*\\b(PATCH|PATCHv\\d+|RFC|RFT|RESEND)\\b.*");
    private static final Pattern VERSION = Pattern.compile("(?:\\b|PATCH)[vV](\\d{1,4})\\b");
    private static final Pattern PLACE = Pattern.compile("\\b(\\d{1,4})/(\\d{1,4})\\b");

    /** Takes the prefixes apart, up to the last one that is a patch's. */
    public static Subject of(String header) {
        String rest = header;
        String title = header;
        StringBuilder pending = new StringBuilder();
        StringBuilder prefixes = new StringBuilder();
        for (Matcher m = PREFIX.matcher(rest); m.find(); m = PREFIX.matcher(rest)) {
            pending.append(m.group(1)).append(' ');
            rest = rest.substring(m.end());
            if (OF_A_PATCH.matcher(m.group(1)).matches() || PLACE.matcher(m.group(1)).find()) {
                prefixes.append(pending);
                pending.setLength(0);
                title = rest;
            }
        }
        Matcher version = VERSION.matcher(prefixes);
        Matcher place = PLACE.matcher(prefixes);
        boolean versioned = version.find();
        boolean placed = place.find();
        String words = prefixes.toString().replaceAll("(?i)PATCH", " ").replaceAll("\\b[vV]\\d{1,4}\\b|" + PLACE.pattern(), " ");
        return new Subject(title.strip(),
                versioned ? Optional.of("v" + Integer.parseInt(version.group(1))) : Optional.empty(),
                placed ? OptionalInt.of(Integer.parseInt(place.group(1))) : OptionalInt.empty(),
                placed ? OptionalInt.of(Integer.parseInt(place.group(2))) : OptionalInt.empty(),
                words.replaceAll("[\\s,]+", " ").strip());
    }

    /** Whether it was sent before as it is. */
    public boolean isResend() {
        return words.toUpperCase(Locale.ROOT).matches(".*\\b(RESEND|REPOST|RESENT)\\b.*");
    }
}
