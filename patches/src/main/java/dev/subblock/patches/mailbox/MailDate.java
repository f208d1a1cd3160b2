package dev.subblock.patches.mailbox;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as mails, git and quilt patches have them. */
public final class MailDate {
    private static final List<String> MONTHS = List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    /** RFC 5322, 4.3: the zones that have names. Any other name counts as UTC there, and so here. */
    private static final Map<String, Integer> ZONES = Map.of("EST", -5, "EDT", -4, "CST", -6, "CDT", -5, "MST", -7, "MDT", -6,
            "PST", -8, "PDT", -7);
    private static final String TIME = "(\\d{1,2}):(\\d{2})(?::(\\d{2}))?";
    private static final String ZONE = "\\s*([+-]\\d{4}|[A-Za-z]{1,5})?";
    /** The day of the week is not looked at: it says nothing, and is often wrong in tests and templates. */
    private static final Pattern MAIL = Pattern.compile("(?:[A-Za-z]{3,9}\\s*,?\\s+)?(\\d{1,2})[\\s-]+([A-Za-z]{3})[A-Za-z]*[\\s-]+(\\d{2,4})\\s+" + TIME + ZONE);
    /** As git log and ctime have it. */
    private static final Pattern GIT = Pattern.compile("[A-Za-z]{3}\\s+([A-Za-z]{3})\\s+(\\d{1,2})\\s+" + TIME + "\\s+(\\d{4})" + ZONE);
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:[T ]" + TIME + "(?:\\.\\d{1,9})?\\s*(Z|[+-]\\d{2}:?\\d{2})?)?");
    private static final Pattern EPOCH = Pattern.compile("@?(\\d{6,11}) ([+-]\\d{4})");
    private static final Pattern COMMENT = Pattern.compile("\\([^()]{0,200}\\)");
    /** Longer than any date with its comments. */
    private static final int LONGEST = 300;

    private MailDate() {}

    /** @return nothing if it is no date */
    public static Optional<OffsetDateTime> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String date = COMMENT.matcher(text).replaceAll(" ").strip();
        try {
            Matcher m = MAIL.matcher(date);
            if (m.matches()) {
                return Optional.of(of(year(m.group(3)), month(m.group(2)), m.group(1), m.group(4), m.group(5), m.group(6), m.group(7)));
            }
            m = GIT.matcher(date);
            if (m.matches()) {
                return Optional.of(of(Integer.parseInt(m.group(6)), month(m.group(1)), m.group(2), m.group(3), m.group(4), m.group(5), m.group(7)));
            }
            m = ISO.matcher(date);
            if (m.matches()) {
                String zone = m.group(7) == null ? null : m.group(7).replace(":", "").replace("Z", "+0000");
                return Optional.of(of(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), m.group(3),
                        m.group(4) == null ? "0" : m.group(4), m.group(5) == null ? "0" : m.group(5), m.group(6), zone));
            }
            m = EPOCH.matcher(date);
            return m.matches() ? Optional.of(Instant.ofEpochSecond(Long.parseLong(m.group(1))).atOffset(zone(m.group(2)))) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static OffsetDateTime of(int year, int month, String day, String hour, String minute, String second, String zone) {
        // A leap second is the one before it: git has none either.
        int seconds = second == null ? 0 : Math.min(59, Integer.parseInt(second));
        return OffsetDateTime.of(year, month, Integer.parseInt(day), Integer.parseInt(hour), Integer.parseInt(minute), seconds, 0, zone(zone));
    }

    /** RFC 5322, 4.3: two digits up to 49 are of this century; three count from 1900. */
    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        return digits.length() == 4 ? year : digits.length() == 2 && year < 50 ? 2000 + year : 1900 + year;
    }

    private static int month(String name) {
        // 0 is refused as a month.
        return MONTHS.indexOf(name.toLowerCase(Locale.ROOT)) + 1;
    }

    private static ZoneOffset zone(String zone) {
        if (zone == null || Character.isLetter(zone.charAt(0))) {
            return ZoneOffset.ofHours(zone == null ? 0 : ZONES.getOrDefault(zone.toUpperCase(Locale.ROOT), 0));
        }
        int sign = zone.charAt(0) == '-' ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * Integer.parseInt(zone.substring(1, 3)), sign * Integer.parseInt(zone.substring(3)));
    }
}
