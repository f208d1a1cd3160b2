package dev.subblock.reproducer.evidence;

import java.nio.charset.StandardCharsets;

/** Builds one JSON object of strings and integers on one line, in ASCII (RFC 8259). */
final class JsonLine {

    private static final String HEX = "0123456789abcdef";

    private final StringBuilder text = new StringBuilder(256);

    JsonLine(String kind) {
        text.append("{\"kind\":\"").append(kind).append('"');
    }

    /** @param name a plain name; it is not escaped */
    JsonLine with(String name, long value) {
        text.append(",\"").append(name).append("\":").append(value);
        return this;
    }

    JsonLine with(String name, String value) {
        text.append(",\"").append(name).append("\":\"");
        int plain = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                text.append(value, plain, i);
                escape(c);
                plain = i + 1;
            }
        }
        text.append(value, plain, value.length()).append('"');
        return this;
    }

    private void escape(char c) {
        if (c == '"' || c == '\\') {
            text.append('\\').append(c);
        } else {
            text.append("\\u")
                    .append(HEX.charAt(c >> 12)).append(HEX.charAt(c >> 8 & 15))
                    .append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
        }
    }

    /** The whole line with its newline. */
    byte[] bytes() {
        return text.append("}\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
