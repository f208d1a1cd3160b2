package dev.subblock.patches.mailbox;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who wrote a mail.
 *
 * @param name empty if none is given
 * @param email empty if none is given
 */
public record Address(String name, String email) {
    private static final Pattern ANGLE = Pattern.compile("(.*?)<\\s*([^<>\\s]+)\\s*>.*", Pattern.DOTALL);
    private static final Pattern BARE = Pattern.compile("\\s*([^\\s<>()\"]+@[^\\s<>()\"]+)\\s*(?:\\((.*)\\))?.*", Pattern.DOTALL);

    /** The first address of a field, with its encoded words decoded; tolerant, as the fields of real mail need it. */
    public static Address first(String field) {
        Matcher m = ANGLE.matcher(field);
        if (m.matches()) {
            return new Address(name(m.group(1)), clean(m.group(2)));
        }
        m = BARE.matcher(field);
        return m.matches() ? new Address(name(m.group(2) == null ? "" : m.group(2)), clean(m.group(1))) : new Address(name(field), "");
    }

    private static String name(String raw) {
        String name = raw.strip();
        if (name.length() >= 2 && name.startsWith("\"") && name.endsWith("\"")) {
            name = name.substring(1, name.length() - 1).replaceAll("\\\\(.)", "$1");
        }
        return clean(EncodedWords.decode(name));
    }

    /** As git writes names into commits: without what would end a field there. */
    private static String clean(String text) {
        return text.replaceAll("[<>\"]", "").replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
