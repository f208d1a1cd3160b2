package dev.subblock.patches.series;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Writes a mail in the form of {@code git format-patch}, headers and all in plain UTF-8. */
final class MailText {
    /** RFC 5322; English whatever the host speaks. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.ENGLISH);

    private MailText() {}

    /** @param place what stands in the brackets of the subject, e.g. {@code PATCH v2 3/8} */
    static byte[] of(PatchMail mail, String place) {
        String from = mail.authorName() + " <" + mail.authorEmail() + ">";
        StringBuilder text = new StringBuilder("From " + "0".repeat(40) + " Mon Sep 17 00:00:00 2001\n");
        text.append("From: ").append(from).append('\n');
        text.append("Date: ").append(DATE.format(mail.authored())).append('\n');
        text.append("Subject: [").append(place).append("] ").append(mail.title()).append('\n');
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(from + mail.message() + String.join("", mail.notes()))) {
            text.append("MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n");
        }
        text.append('\n');
        Optional<String> first = mail.body().stream().findFirst();
        if (first.filter(MailReader::startsInBodyHeader).isPresent()) {
            // Else that line would be taken for one that names the author.
            text.append("From: ").append(from).append("\n\n");
        }
        mail.body().forEach(line -> text.append(line).append('\n'));
        if (!mail.notes().isEmpty() || mail.diff().length > 0) {
            text.append("---\n");
            mail.notes().forEach(line -> text.append(line).append('\n'));
            text.append(mail.notes().isEmpty() || mail.notes().get(mail.notes().size() - 1).isEmpty() ? "" : "\n");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
        out.writeBytes(mail.diff());
        out.writeBytes("-- \nsubblock\n\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
