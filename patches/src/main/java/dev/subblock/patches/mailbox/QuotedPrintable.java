package dev.subblock.patches.mailbox;

import java.io.ByteArrayOutputStream;

/** RFC 2045, 6.7. Line ends come out as they went in; what is no escape stays as it is. */
final class QuotedPrintable {
    private QuotedPrintable() {}

    static byte[] decode(byte[] text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length);
        for (int at = 0; at < text.length;) {
            int end = at;
            while (end < text.length && text[end] != '\n') {
                end++;
            }
            line(text, at, end, out);
            at = end + 1;
        }
        return out.toByteArray();
    }

    private static void line(byte[] text, int from, int end, ByteArrayOutputStream out) {
        int last = end;
        boolean cr = last > from && text[last - 1] == '\r';
        last -= cr ? 1 : 0;
        // Blanks at the end were added on the way: the rule is that they are to be encoded.
        while (last > from && (text[last - 1] == ' ' || text[last - 1] == '\t')) {
            last--;
        }
        boolean soft = last > from && text[last - 1] == '=';
        last -= soft ? 1 : 0;
        for (int i = from; i < last; i++) {
            int high = text[i] == '=' && i + 2 < last ? Character.digit(text[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(text[i + 2], 16) : -1;
            if (low >= 0) {
                out.write(high << 4 | low);
                i += 2;
            } else {
                out.write(text[i]);
            }
        }
        if (!soft && end < text.length) {
            out.writeBytes(cr ? new byte[] {'\r', '\n'} : new byte[] {'\n'});
        }
    }
}
