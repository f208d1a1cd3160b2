package dev.subblock.patches.mailbox;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/** Text of a mail that came as bytes, or as RFC 2047 has it. */
final class EncodedWords {
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private EncodedWords() {}

    /** RFC 2047. What is no encoded word, or a damaged one, stays as it is. */
    static String decode(String text) {
        if (!text.contains("=?")) {
            return text;
        }
        try {
            return DecoderUtil.decodeEncodedWords(text, DecodeMonitor.SILENT, StandardCharsets.UTF_8);
        } catch (RuntimeException e) {
            // The library throws on some charsets that nobody knows.
            return text;
        }
    }

    /** Whether the bytes are UTF-8, of which ASCII is a part. */
    static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** A header line as it came: UTF-8 if it can be, else the charset that unlabelled mail mostly has. */
    static String raw(byte[] bytes) {
        return new String(bytes, isUtf8(bytes) ? StandardCharsets.UTF_8 : WESTERN);
    }

    /** What text is taken for that is not UTF-8 and does not say what it is. */
    static Charset fallback() {
        return WESTERN;
    }
}
