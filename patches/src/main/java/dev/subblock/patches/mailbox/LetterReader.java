package dev.subblock.patches.mailbox;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decodes one mail. */
public final class LetterReader {
    private static final Pattern ID = Pattern.compile("<([^<>\\s]{1,900})>");
    private static final byte[] UTF8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    /** Ids looked at per mail: threads nest some 20 deep. */
    private static final int MOST_IDS = 100;

    private final String origin;
    private final List<String> remarks = new ArrayList<>();

    private LetterReader(String origin) {
        this.origin = origin;
    }

    /**
     * @param origin where it was read, for messages
     * @param mail as it lay there; a first line {@code From ...} of an mbox is left out
     * @throws MailboxException if it is larger than {@link Limits#MAIL_BYTES}, has more parts or fields than a mail has,
     *         or is no mail at all
     */
    public static Letter read(String origin, byte[] mail) throws MailboxException {
        return new LetterReader(origin).read(mail, true);
    }

    private Letter read(byte[] mail, boolean outermost) throws MailboxException {
        if (mail.length > Limits.MAIL_BYTES) {
            throw new MailboxException(origin + ": is larger than " + (Limits.MAIL_BYTES >> 20) + " MiB: no patch");
        }
        MailParts parts = MailParts.of(origin, withoutEnvelope(mail));
        Map<String, String> fields = parts.fields();
        if (!fields.containsKey("from") && !fields.containsKey("subject")) {
            throw new MailboxException(origin + ": is no mail: it has neither From nor Subject");
        }
        parts.dropped().stream().distinct().forEach(type -> remarks.add("a part of type " + type + " was left out"));
        Optional<MailParts.Part> patch = parts.texts().stream().filter(p -> DiffStart.of(p.bytes()) < p.bytes().length).findFirst();
        if (outermost && patch.isPresent() && isMail(patch.get().bytes()) && patch.get() != parts.texts().get(0)) {
            remarks.add("it is a mail with a patch mail attached; the attached one was taken");
            return withPlace(new LetterReader(origin).read(patch.get().bytes(), false), fields);
        }
        Address from = Address.first(fields.getOrDefault("from", ""));
        List<String> text = new ArrayList<>();
        byte[] diff = new byte[0];
        for (MailParts.Part part : parts.texts()) {
            if (diff.length > 0) {
                if (!new String(part.bytes(), StandardCharsets.ISO_8859_1).isBlank()) {
                    remarks.add("a text below the patch was left out");
                }
                continue;
            }
            byte[] bytes = plain(part);
            int start = DiffStart.of(bytes);
            text.addAll(lines(Arrays.copyOf(bytes, start), part.charset()));
            diff = Arrays.copyOfRange(bytes, start, bytes.length);
            if (part.hadCr()) {
                remarks.add("its lines ended in CR LF, and now end in LF");
            }
            if (diff.length > 0 && !part.type().equals("text/plain")) {
                remarks.add("its patch was an attachment");
            }
        }
        return new Letter(origin, first(ids(fields.getOrDefault("message-id", ""))), answers(fields), subject(fields), from.name(),
                from.email(), MailDate.parse(fields.getOrDefault("date", "")), text, diff, remarks);
    }

    private Letter withPlace(Letter attached, Map<String, String> fields) {
        List<String> all = new ArrayList<>(remarks);
        all.addAll(attached.remarks());
        return new Letter(attached.origin(), first(ids(fields.getOrDefault("message-id", ""))), answers(fields), attached.subject(),
                attached.fromName(), attached.fromEmail(), attached.sent(), attached.text(), attached.diff(), all);
    }

    private static boolean isMail(byte[] part) {
        String top = new String(part, 0, Math.min(part.length, 2000), StandardCharsets.ISO_8859_1);
        return top.startsWith("From ") || top.startsWith("From:");
    }

    private static byte[] withoutEnvelope(byte[] mail) {
        int at = startsWith(mail, UTF8_MARK) ? UTF8_MARK.length : 0;
        if (startsWith(Arrays.copyOfRange(mail, at, Math.min(mail.length, at + 5)), "From ".getBytes(StandardCharsets.US_ASCII))) {
            while (at < mail.length && mail[at] != '\n') {
                at++;
            }
            at = Math.min(at + 1, mail.length);
        }
        return Arrays.copyOfRange(mail, at, mail.length);
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    /** A charset of which ASCII is no part hides the diff; nothing in a diff is in such a one. */
    private byte[] plain(MailParts.Part part) {
        if (part.charset().isPresent() && part.charset().get().name().startsWith("UTF-") && !part.charset().get().equals(StandardCharsets.UTF_8)) {
            remarks.add("all of it, the diff too, was turned from " + part.charset().get() + " into UTF-8");
            return new String(part.bytes(), part.charset().get()).replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
        }
        return part.bytes();
    }

    private List<String> lines(byte[] bytes, Optional<Charset> said) {
        Charset charset = said.filter(c -> !c.name().startsWith("UTF-")).orElse(StandardCharsets.UTF_8);
        if (EncodedWords.isUtf8(bytes) && (charset.equals(StandardCharsets.UTF_8) || said.isEmpty() || charset.equals(StandardCharsets.US_ASCII))) {
            return split(new String(bytes, StandardCharsets.UTF_8));
        }
        if (said.isEmpty() || charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII)) {
            charset = EncodedWords.fallback();
            remarks.add("its text is not " + said.map(Charset::name).orElse("UTF-8") + " as it should be, and was taken for " + charset);
        }
        return split(new String(bytes, charset));
    }

    private static List<String> split(String text) {
        return text.lines().map(String::stripTrailing).toList();
    }

    private String subject(Map<String, String> fields) {
        return EncodedWords.decode(fields.getOrDefault("subject", "")).replaceAll("\\p{Cntrl}", " ").strip();
    }

    private static List<String> answers(Map<String, String> fields) {
        LinkedHashSet<String> ids = new LinkedHashSet<>(ids(fields.getOrDefault("in-reply-to", "")));
        List<String> references = new ArrayList<>(ids(fields.getOrDefault("references", "")));
        Collections.reverse(references);
        ids.addAll(references);
        return ids.stream().limit(MOST_IDS).toList();
    }

    private static List<String> ids(String field) {
        List<String> ids = new ArrayList<>();
        for (Matcher m = ID.matcher(field); ids.size() < MOST_IDS && m.find();) {
            ids.add(m.group(1));
        }
        return ids;
    }

    private static String first(List<String> ids) {
        return ids.isEmpty() ? "" : ids.get(0);
    }
}
