package dev.subblock.patches.intake;

import dev.subblock.patches.mailbox.Address;
import dev.subblock.patches.mailbox.Letter;
import dev.subblock.patches.mailbox.MailDate;
import dev.subblock.patches.series.PatchMail;
import dev.subblock.patches.series.Subject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A letter understood as a mail of a series, as git-am(1) reads it.
 *
 * @param letter as it came
 * @param subject its own, or the one that its body begins with
 * @param mail author, message and diff
 * @param dated whether it has a date; if not, {@link PatchMail#authored} is the Unix epoch
 * @param remarks what was guessed, a line each
 */
record PatchLetter(Letter letter, Subject subject, PatchMail mail, boolean dated, List<String> remarks) {
    private static final Pattern IN_BODY = Pattern.compile("(?i)(From|Date|Subject): .*");
    private static final Pattern SCISSORS = Pattern.compile("[-\\s]*(>8|8<|>%|%<)[-\\s]*(cut here)?[-\\s]*|-+ *(>8|8<) *-+.*");
    private static final OffsetDateTime EPOCH = OffsetDateTime.parse("1970-01-01T00:00:00Z");

    /**
     * @param strip see {@link GitDiff}
     * @throws IntakeException if nobody can be named as its author, it has no title, or its diff is damaged
     */
    static PatchLetter of(Letter letter, int strip) throws IntakeException {
        List<String> remarks = new ArrayList<>();
        letter.remarks().forEach(r -> remarks.add(letter.origin() + ": " + r));
        List<String> text = afterScissors(letter, remarks);
        Map<String, String> own = new TreeMap<>();
        int at = skipBlank(text, 0);
        int end = at;
        while (end < text.size() && (IN_BODY.matcher(text.get(end)).matches() || end > at && text.get(end).startsWith(" "))) {
            String line = text.get(end++);
            int colon = line.indexOf(':');
            if (line.startsWith(" ") && !own.isEmpty()) {
                continue;
            }
            own.putIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        if (own.containsKey("from") || own.containsKey("subject") && end < text.size() && text.get(end).isBlank()) {
            at = skipBlank(text, end);
        } else {
            own.clear();
        }
        Subject subject = Subject.of(own.getOrDefault("subject", letter.subject()));
        Subject outer = Subject.of(letter.subject());
        String title = subject.title();
        if (title.isBlank()) {
            throw new IntakeException(letter.origin() + ": its subject has no title");
        }
        Address author = own.containsKey("from") ? Address.first(own.get("from")) : new Address(letter.fromName(), letter.fromEmail());
        if (author.email().isEmpty()) {
            throw new IntakeException(letter.origin() + ": names no author (From: Name <address>)");
        }
        if (author.name().isEmpty()) {
            remarks.add(letter.origin() + ": its author has no name; the address was taken for it");
            author = new Address(author.email(), author.email());
        }
        Optional<OffsetDateTime> date = Optional.ofNullable(own.get("date")).flatMap(MailDate::parse).or(letter::sent);
        List<String> body = new ArrayList<>();
        while (at < text.size() && !text.get(at).equals("---")) {
            body.add(text.get(at++));
        }
        List<String> notes = at < text.size() ? text.subList(at + 1, text.size()) : List.of();
        byte[] diff = letter.diff().length == 0 ? letter.diff() : GitDiff.of(letter.origin(), letter.diff(), strip, remarks);
        PatchMail mail = new PatchMail(author.name(), author.email(), date.orElse(EPOCH), title, trimmed(body), trimmed(notes), diff);
        return new PatchLetter(letter, outer, mail, date.isPresent(), remarks);
    }

    PatchLetter datedLike(PatchLetter other) {
        List<String> more = new ArrayList<>(remarks);
        more.add(letter.origin() + ": has no date that can be read; that of " + other.letter().origin() + " was taken");
        return new PatchLetter(letter, subject, new PatchMail(mail.authorName(), mail.authorEmail(), other.mail().authored(), mail.title(),
                mail.body(), mail.notes(), mail.diff()), true, more);
    }

    private static List<String> afterScissors(Letter letter, List<String> remarks) {
        for (int i = 0; i < letter.text().size(); i++) {
            String line = letter.text().get(i);
            if (line.equals("---")) {
                break;
            }
            if (line.length() < 200 && SCISSORS.matcher(line).matches()) {
                remarks.add(letter.origin() + ": " + i + " lines above the scissors were left out");
                return letter.text().subList(i + 1, letter.text().size());
            }
        }
        return letter.text();
    }

    private static int skipBlank(List<String> lines, int from) {
        int at = from;
        while (at < lines.size() && lines.get(at).isBlank()) {
            at++;
        }
        return at;
    }

    static List<String> trimmed(List<String> lines) {
        int end = lines.size();
        while (end > 0 && lines.get(end - 1).isBlank()) {
            end--;
        }
        return lines.subList(Math.min(skipBlank(lines, 0), end), end);
    }
}
