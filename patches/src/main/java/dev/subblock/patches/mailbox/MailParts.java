package dev.subblock.patches.mailbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * A mail as its fields and its texts.
 *
 * @param fields the first of each name, in lower case, unfolded and not decoded
 * @param texts the parts that can have words or a patch in them
 * @param dropped types of the other parts
 */
record MailParts(Map<String, String> fields, List<Part> texts, List<String> dropped) {

    /**
     * A text of a mail.
     *
     * @param type e.g. {@code text/plain}
     * @param charset as the mail says it; nothing if it does not, or names one that nobody knows
     * @param bytes decoded, with LF line ends
     * @param hadCr whether its lines ended in CR LF
     */
    record Part(String type, Optional<Charset> charset, byte[] bytes, boolean hadCr) {}

    private static final MimeConfig CONFIG = new MimeConfig.Builder().setStrictParsing(false).setMaxLineLen(-1)
            .setMaxHeaderCount(Limits.HEADERS).setMaxHeaderLen(Limits.HEADER_BYTES).setMaxContentLen(Limits.MAIL_BYTES).build();

    /** @throws MailboxException if the mail goes beyond a limit, or is so damaged that it has no parts */
    static MailParts of(String origin, byte[] mail) throws MailboxException {
        Map<String, String> fields = new HashMap<>();
        List<Part> texts = new ArrayList<>();
        List<String> dropped = new ArrayList<>();
        MimeTokenStream stream = new MimeTokenStream(CONFIG);
        stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
        int depth = 0;
        int parts = 0;
        Map<String, String> parameters = Map.of();
        try {
            stream.parse(new ByteArrayInputStream(mail));
            for (EntityState state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
                switch (state) {
                    case T_START_HEADER -> parameters = Map.of();
                    case T_FIELD -> {
                        Field field = stream.getField();
                        String name = field.getName().toLowerCase(Locale.ROOT);
                        if (name.equals("content-type")) {
                            parameters = parameters(field);
                        }
                        if (depth == 0) {
                            fields.putIfAbsent(name, unfolded(field));
                        }
                    }
                    case T_START_MULTIPART -> depth++;
                    case T_END_MULTIPART -> depth--;
                    case T_BODY -> {
                        BodyDescriptor descriptor = stream.getBodyDescriptor();
                        parts++;
                        if (isText(descriptor.getMimeType())) {
                            boolean quoted = "quoted-printable".equalsIgnoreCase(descriptor.getTransferEncoding());
                            // The library's decoder makes CR LF of every line end; ours leaves them as they are.
                            InputStream body = quoted ? stream.getInputStream() : stream.getDecodedInputStream();
                            byte[] bytes = body.readAllBytes();
                            texts.add(part(descriptor, parameters, quoted ? QuotedPrintable.decode(bytes) : bytes));
                        } else {
                            dropped.add(descriptor.getMimeType());
                        }
                    }
                    default -> { }
                }
                if (depth > Limits.DEPTH || parts > Limits.PARTS) {
                    throw new MailboxException(origin + ": has parts nested deeper than " + Limits.DEPTH + " or more than " + Limits.PARTS + " of them");
                }
            }
        } catch (MimeException | IOException | RuntimeException e) {
            // The library is lenient, and trips over a few things all the same.
            throw new MailboxException(origin + ": is no mail that can be read: " + String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}", "?"), e);
        }
        return new MailParts(fields, texts, dropped);
    }

    private static boolean isText(String type) {
        return type.equals("text/plain") || type.matches("text/(x-)?(patch|diff)") || type.matches("application/(x-)?(patch|diff)");
    }

    private static String unfolded(Field field) {
        byte[] raw = field.getRaw() == null ? field.getBody().getBytes(StandardCharsets.UTF_8) : field.getRaw().toByteArray();
        String line = EncodedWords.raw(raw);
        return line.substring(line.indexOf(':') + 1).replaceAll("\r?\n[ \t]+", " ").replaceAll("[\r\n]", " ").strip();
    }

    private static Part part(BodyDescriptor descriptor, Map<String, String> parameters, byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        // Only if all its lines end so are they the mail's; else they are those of a file in the patch.
        boolean cr = text.contains("\r\n") && !text.replace("\r\n", "").contains("\n");
        text = cr ? text.replace("\r\n", "\n") : text;
        if ("flowed".equalsIgnoreCase(parameters.get("format"))) {
            text = FlowedText.unwrap(text, "yes".equalsIgnoreCase(parameters.get("delsp")));
        }
        return new Part(descriptor.getMimeType(), charset(parameters.get("charset")), text.getBytes(StandardCharsets.ISO_8859_1), cr);
    }

    private static Map<String, String> parameters(Field field) {
        Map<String, String> parameters = new HashMap<>();
        if (field instanceof RawField raw) {
            for (NameValuePair pair : RawFieldParser.DEFAULT.parseRawBody(raw).getParams()) {
                if (pair.getValue() != null) {
                    parameters.putIfAbsent(pair.getName().toLowerCase(Locale.ROOT), pair.getValue().strip());
                }
            }
        }
        return parameters;
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.ofNullable(name).map(Charset::forName);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
