package dev.subblock.patches.intake;

import dev.subblock.patches.mailbox.Address;
import dev.subblock.patches.mailbox.DiffStart;
import dev.subblock.patches.mailbox.Letter;
import dev.subblock.patches.mailbox.LetterReader;
import dev.subblock.patches.mailbox.MailDate;
import dev.subblock.patches.mailbox.MailboxException;
import dev.subblock.patches.series.PatchMail;
import dev.subblock.patches.series.Subject;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One patch of a quilt series: a mail, or a diff below a text in which author and date may be missing. */
final class QuiltPatch {
    /** As Debian's patches have them (DEP-3), and as mails do. */
    private static final Pattern FIELD = Pattern.compile("(From|Author|Subject|Description|Date|Last-Update|Origin|Forwarded|Bug(?:-\\w+)?|Reviewed-By|Applied-Upstream): ?(.*)");
    private static final Pattern SIGNED = Pattern.compile("(?i)Signed-off-by: (.*@.*)");
    /** A longer first line is prose, and no title. */
    private static final int TITLE = 120;

    private final String name;
    private final byte[] bytes;
    private final OffsetDateTime modified;
    private final List<String> remarks;

    /**
     * @param name its line in the series file
     * @param modified when its file was written, for a patch without a date
     * @param remarks takes what was guessed
     */
    QuiltPatch(String name, byte[] bytes, OffsetDateTime modified, List<String> remarks) {
        this.name = name;
        this.bytes = bytes;
        this.modified = modified;
        this.remarks = remarks;
    }

    /** @param strip the N of its {@code -pN} */
    PatchMail read(int strip) throws IntakeException, MailboxException {
        int start = DiffStart.of(bytes);
        if (isMail(start)) {
            Letter letter = LetterReader.read(name, bytes);
            PatchLetter mail = PatchLetter.of(letter, strip);
            if (mail.dated() && mail.mail().diff().length > 0) {
                remarks.addAll(mail.remarks());
                return mail.mail();
            }
        }
        if (start == bytes.length) {
            throw new IntakeException(name + ": has no diff");
        }
        byte[] diff = GitDiff.of(name, Arrays.copyOfRange(bytes, start, bytes.length), strip, remarks);
        List<String> text = PatchLetter.trimmed(lines(start));
        Map<String, List<String>> fields = new LinkedHashMap<>();
        int at = fields(text, fields);
        List<String> body = new ArrayList<>(text.subList(at, text.size()));
        List<String> description = fields.getOrDefault("subject", fields.getOrDefault("description", List.of()));
        String title = description.isEmpty() ? "" : Subject.of(description.get(0)).title();
        if (description.size() > 1) {
            body.addAll(0, description.subList(1, description.size()));
        }
        body = new ArrayList<>(PatchLetter.trimmed(upToSeparator(body)));
        if (title.isBlank() && !body.isEmpty() && body.get(0).length() <= TITLE && !body.get(0).contains("-by: ")) {
            title = body.remove(0).strip();
        } else if (title.isBlank()) {
            title = name.substring(name.lastIndexOf('/') + 1).replaceAll("\\.(patch|diff)$", "").replaceAll("[\\s_]+", " ");
            remarks.add(name + ": guessed: it has no title; its file's name was taken");
        }
        Address author = author(fields, body);
        return new PatchMail(author.name(), author.email(), date(fields), title, PatchLetter.trimmed(body), List.of(), diff);
    }

    /** Whether it has all that a mail names at its top. */
    private boolean isMail(int end) {
        String top = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
        List<String> headers = top.lines().takeWhile(line -> !line.isBlank()).toList();
        return List.of("From: ", "Date: ", "Subject: ").stream().allMatch(f -> headers.stream().anyMatch(h -> h.startsWith(f)));
    }

    private List<String> lines(int end) {
        String text = new String(bytes, 0, end, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            text = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
            remarks.add(name + ": guessed: its text is not UTF-8, and was taken for ISO-8859-1");
        }
        return text.lines().map(String::stripTrailing).toList();
    }

    /** Reads the fields at the top; a line that begins with a blank goes on with the field, one with a single dot is empty. */
    private static int fields(List<String> text, Map<String, List<String>> fields) {
        int at = 0;
        List<String> open = null;
        for (; at < text.size(); at++) {
            Matcher field = FIELD.matcher(text.get(at));
            if (field.matches()) {
                open = new ArrayList<>(List.of(field.group(2).strip()));
                fields.putIfAbsent(field.group(1).toLowerCase(Locale.ROOT), open);
            } else if (open != null && text.get(at).startsWith(" ")) {
                String line = text.get(at).substring(1);
                open.add(line.equals(".") ? "" : line);
            } else {
                break;
            }
        }
        return at;
    }

    private static List<String> upToSeparator(List<String> body) {
        int separator = body.indexOf("---");
        return separator < 0 ? body : body.subList(0, separator);
    }

    private Address author(Map<String, List<String>> fields, List<String> body) {
        for (String field : List.of("from", "author")) {
            if (fields.containsKey(field)) {
                Address said = Address.first(fields.get(field).get(0));
                if (!said.email().isEmpty()) {
                    return said.name().isEmpty() ? new Address(said.email(), said.email()) : said;
                }
            }
        }
        Optional<Address> signed = body.stream().map(SIGNED::matcher).filter(Matcher::matches).map(m -> Address.first(m.group(1)))
                .filter(a -> !a.email().isEmpty() && !a.name().isEmpty()).findFirst();
        if (signed.isPresent()) {
            remarks.add(name + ": guessed: it names no author; the first who signed it off was taken, " + signed.get().name());
            return signed.get();
        }
        remarks.add(name + ": guessed: it names no author; \"unknown\" was put there");
        return new Address("unknown", "unknown@subblock.invalid");
    }

    private OffsetDateTime date(Map<String, List<String>> fields) {
        for (String field : List.of("date", "last-update")) {
            Optional<OffsetDateTime> date = Optional.ofNullable(fields.get(field)).flatMap(f -> MailDate.parse(f.get(0)));
            if (date.isPresent()) {
                return date.get();
            }
        }
        remarks.add(name + ": guessed: it has no date; that of its file was taken");
        return modified;
    }
}
