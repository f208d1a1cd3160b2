package dev.subblock.patches.mailbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts an mbox into its mails. */
final class MboxCut {
    /** {@code From ID-OR-ADDRESS Mon Sep 17 00:00:00 2001}: a sentence may begin with From, and has no such date in it. */
    private static final Pattern ENVELOPE = Pattern.compile("From \\S+( \\S+)?\\s+(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\\s+[A-Z][a-z]{2}\\s+\\d{1,2}\\s+\\d{1,2}:\\d{2}(:\\d{2})?\\s.*\\d{4}.*");
    /** mboxrd: what begins with From in a mail got one more {@code >} in front. */
    private static final Pattern QUOTED = Pattern.compile(">+From .*", Pattern.DOTALL);
    /** An envelope is short; what is longer is no line to try a pattern on. */
    private static final int LONGEST = 500;

    private MboxCut() {}

    /** Whether a file is an mbox or a mail that was kept as one. */
    static boolean isMbox(byte[] bytes) {
        return bytes.length > 5 && new String(bytes, 0, 5, StandardCharsets.US_ASCII).equals("From ");
    }

    /**
     * @param quoted whether lines that begin with From were given a {@code >}
     * @throws MailboxException if it has more mails than {@link Limits#MAILS}
     */
    static List<byte[]> mails(String origin, byte[] mbox, boolean quoted) throws MailboxException {
        String text = new String(mbox, StandardCharsets.ISO_8859_1);
        List<byte[]> mails = new ArrayList<>();
        StringBuilder mail = new StringBuilder();
        boolean afterBlank = true;
        for (int at = 0; at < text.length();) {
            int end = text.indexOf('\n', at);
            int next = end < 0 ? text.length() : end + 1;
            String line = text.substring(at, next);
            if (afterBlank && line.length() < LONGEST && ENVELOPE.matcher(line.stripTrailing()).matches() && headerFollows(text, next)) {
                add(origin, mails, mail);
            }
            mail.append(quoted && line.startsWith(">") && line.length() < LONGEST && QUOTED.matcher(line).matches() ? line.substring(1) : line);
            afterBlank = line.isBlank();
            at = next;
        }
        add(origin, mails, mail);
        return mails;
    }

    private static void add(String origin, List<byte[]> mails, StringBuilder mail) throws MailboxException {
        if (!mail.toString().isBlank()) {
            if (mails.size() == Limits.MAILS) {
                throw new MailboxException(origin + ": has more than " + Limits.MAILS + " mails: save the thread of the series alone");
            }
            mails.add(mail.toString().getBytes(StandardCharsets.ISO_8859_1));
        }
        mail.setLength(0);
    }

    private static boolean headerFollows(String text, int at) {
        int colon = text.indexOf(':', at);
        return colon > at && colon - at < 80 && text.substring(at, colon).matches("[A-Za-z][A-Za-z0-9-]*|>From .*");
    }
}
