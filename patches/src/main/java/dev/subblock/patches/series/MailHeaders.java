package dev.subblock.patches.series;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header lines of one mail that matter to a commit. */
final class MailHeaders {
    private static final Pattern LINE = Pattern.compile("([A-Za-z][A-Za-z0-9-]*):\\s*(.*)");
    private static final Pattern ADDRESS = Pattern.compile("\\s*\"?([^<\"]*?)\"?\\s*<([^<>\\s]+)>\\s*");
    private static final Pattern ENCODED_WORD = Pattern.compile("=\\?[^?\\s]+\\?[QqBb]\\?[^?\\s]*\\?=");
    /** Mailers like to name the zone after its offset. */
    private static final Pattern ZONE_COMMENT = Pattern.compile("\\s*\\([^)]*\\)\\s*$");

    private final String fileName;
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private String last;

    MailHeaders(String fileName) {
        this.fileName = fileName;
    }

    /** Takes one line; false if it is no header line. */
    boolean take(String line, int number) {
        if (last != null && !line.isBlank() && Character.isWhitespace(line.charAt(0))) {
            values.merge(last, line.strip(), (a, b) -> a + " " + b);
            return true;
        }
        Matcher m = LINE.matcher(line);
        if (!m.matches()) {
            return false;
        }
        last = m.group(1).toLowerCase(Locale.ROOT);
        values.put(last, m.group(2).strip());
        lines.put(last, number);
        return true;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String text(String name) throws SeriesException {
        String value = values.get(name);
        if (value == null || value.isBlank()) {
            throw new SeriesException(fileName + ": not a patch mail: it has no " + name + " header");
        }
        if (ENCODED_WORD.matcher(value).find()) {
            throw error(name, "an encoded header; write it as plain UTF-8 (git format-patch --no-encode-email-headers)");
        }
        return value;
    }

    /** Name and address, in this order. */
    String[] author() throws SeriesException {
        Matcher m = ADDRESS.matcher(text("from"));
        if (!m.matches() || m.group(1).isBlank()) {
            throw error("from", "not an author: Name <address> expected");
        }
        return new String[] {m.group(1).strip(), m.group(2)};
    }

    OffsetDateTime date() throws SeriesException {
        String text = ZONE_COMMENT.matcher(text("date")).replaceFirst("");
        try {
            return OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
        } catch (DateTimeException e) {
            throw error("date", "not a date of a mail (Mon, 22 Nov 2010 10:00:00 +1100 expected)");
        }
    }

    /** Refuses what would have to be decoded: format-patch writes plain text, so decoding means a mailer had it. */
    void refuseEncodedBody() throws SeriesException {
        String encoding = values.getOrDefault("content-transfer-encoding", "8bit").toLowerCase(Locale.ROOT);
        String type = values.getOrDefault("content-type", "text/plain").toLowerCase(Locale.ROOT);
        if (!encoding.equals("8bit") && !encoding.equals("7bit")) {
            throw error("content-transfer-encoding", "body is encoded as " + encoding + "; save it as 8bit text");
        }
        if (!type.startsWith("text/plain")) {
            throw error("content-type", "body is " + type + "; only text/plain can be read");
        }
    }

    private SeriesException error(String header, String what) {
        return new SeriesException(fileName + ":" + lines.get(header) + ": " + what);
    }
}
