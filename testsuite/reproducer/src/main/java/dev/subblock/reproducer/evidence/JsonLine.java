package dev.subblock.reproducer.evidence;

import java.nio.charset.StandardCharsets;

/**
 * Builds JSON objects of strings and integers, each on one line, in ASCII (RFC 8259). Thousands of
 * lines leave an interpreting JVM under emulation, where each call costs microseconds: so keys come
 * with their punctuation, and a string that was just found to need no escape is not looked through again.
 */
final class JsonLine {

    private static final String HEX = "0123456789abcdef";
    /** Shorter ones are looked through as fast as remembered; what is longer and recurs is the scenario's name. */
    private static final int SHORT = 12;

    private final StringBuilder text = new StringBuilder(512);
    private String plain;

    /** Begins a line. */
    JsonLine begin(String kind) {
        text.setLength(0);
        text.append("{\"kind\":\"").append(kind).append('"');
        return this;
    }

    /** @param key as it stands in the line: {@code ,"name":} */
    JsonLine with(String key, long value) {
        text.append(key).append(value);
        return this;
    }

    /** @param key as it stands in the line: {@code ,"name":} */
    JsonLine with(String key, boolean value) {
        text.append(key).append(value);
        return this;
    }

    /** @param key as it stands in the line: {@code ,"name":} */
    JsonLine with(String key, String value) {
        text.append(key).append('"');
        if (isPlain(value)) {
            text.append(value);
        } else {
            for (int i = 0; i < value.length(); i++) {
                escaped(value.charAt(i));
            }
        }
        text.append('"');
        return this;
    }

    private boolean isPlain(String value) {
        if (plain == value) {
            return true;
        }
        int length = value.length();
        for (int i = 0; i < length; i++) {
            if (needsEscape(value.charAt(i))) {
                return false;
            }
        }
        if (length > SHORT) {
            plain = value;
        }
        return true;
    }

    private static boolean needsEscape(char c) {
        return c < ' ' || c > '~' || c == '"' || c == '\\';
    }

    private void escaped(char c) {
        if (c == '"' || c == '\\') {
            text.append('\\').append(c);
        } else if (needsEscape(c)) {
            text.append("\\u")
                    .append(HEX.charAt(c >> 12)).append(HEX.charAt(c >> 8 & 15))
                    .append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
        } else {
            text.append(c);
        }
    }

    /** The whole line with its newline. */
    byte[] end() {
        return text.append("}\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
