package dev.subblock.patches.series;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads a mail in the form that {@code git format-patch} writes. */
final class MailReader {

    /** A patch that anybody reads has some KiB, a generated one some MiB; the bound keeps a wrong file from filling the memory. */
    static final long LARGEST_BYTES = 16L << 20;

    private static final byte[] DIFF = "diff --git ".getBytes(StandardCharsets.US_ASCII);
    private static final Set<String> IN_BODY = Set.of("from", "date", "subject");

    private final String name;
    private final byte[] bytes;

    private MailReader(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    static Mail read(Path file) throws SeriesException {
        String name = file.getFileName().toString();
        try {
            long size = Files.size(file);
            if (size > LARGEST_BYTES) {
                throw new SeriesException(name + ": is larger than " + (LARGEST_BYTES >> 20) + " MiB: not a patch of ours");
            }
            return new MailReader(name, Files.readAllBytes(file)).read();
        } catch (IOException e) {
            throw new SeriesException(name + ": cannot be read: " + e, e);
        }
    }

    private Mail read() throws SeriesException {
        int diffStart = startOfDiff();
        List<String> lines = decode(diffStart).lines().toList();
        int at = !lines.isEmpty() && lines.get(0).startsWith("From ") ? 1 : 0;
        MailHeaders headers = new MailHeaders(name);
        while (at < lines.size() && headers.take(lines.get(at), at + 1)) {
            at++;
        }
        Subject subject = Subject.of(headers.text("subject"));
        if (at < lines.size() && !lines.get(at).isBlank()) {
            throw new SeriesException(name + ":" + (at + 1) + ": not a header line, and no blank line before the message");
        }
        headers.refuseEncodedBody();
        String[] author = headers.author();
        var authored = headers.date();

        at = skipBlank(lines, at);
        MailHeaders own = new MailHeaders(name);
        int afterOwn = at;
        while (afterOwn < lines.size() && startsInBodyHeader(lines.get(afterOwn)) && own.take(lines.get(afterOwn), afterOwn + 1)) {
            afterOwn++;
        }
        if (own.has("from")) {
            author = own.author();
            authored = own.has("date") ? own.date() : authored;
            subject = own.has("subject") ? Subject.of(own.text("subject")) : subject;
            at = skipBlank(lines, afterOwn);
        }
        if (subject.title().isEmpty()) {
            throw new SeriesException(name + ": its subject has no title");
        }
        List<String> body = new ArrayList<>();
        int separator = at;
        while (separator < lines.size() && !lines.get(separator).stripTrailing().equals("---")) {
            body.add(lines.get(separator++).stripTrailing());
        }
        List<String> notes = lines.subList(Math.min(separator + 1, lines.size()), lines.size());
        while (!body.isEmpty() && body.get(body.size() - 1).isEmpty()) {
            body.remove(body.size() - 1);
        }
        return new Mail(name, subject, author[0], author[1], authored, List.copyOf(body), at + 1, notes,
                Arrays.copyOfRange(bytes, diffStart, bytes.length), lines.size() + 1);
    }

    static boolean startsInBodyHeader(String line) {
        int colon = line.indexOf(':');
        return colon > 0 && IN_BODY.contains(line.substring(0, colon).toLowerCase(Locale.ROOT));
    }

    private static int skipBlank(List<String> lines, int from) {
        int at = from;
        while (at < lines.size() && lines.get(at).isBlank()) {
            at++;
        }
        return at;
    }

    private int startOfDiff() {
        for (int i = 0; i + DIFF.length <= bytes.length; i++) {
            if ((i == 0 || bytes[i - 1] == '\n') && Arrays.equals(bytes, i, i + DIFF.length, DIFF, 0, DIFF.length)) {
                return i;
            }
        }
        return bytes.length;
    }

    private String decode(int end) throws SeriesException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, end)).toString();
        } catch (CharacterCodingException e) {
            throw new SeriesException(name + ": its message is not UTF-8; is it a patch mail?");
        }
    }
}
