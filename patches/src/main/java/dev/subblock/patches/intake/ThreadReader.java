package dev.subblock.patches.intake;

import dev.subblock.patches.mailbox.Letter;
import dev.subblock.patches.mailbox.Mailbox;
import dev.subblock.patches.series.PatchMail;
import dev.subblock.patches.series.Subject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Finds the series in a thread of mails. */
public final class ThreadReader {
    private static final Pattern ANSWER = Pattern.compile("(?i)\\s*((re|aw|sv|antw|fw|fwd)(\\[\\d+\\])?\\s*:).*");

    private final List<String> remarks = new ArrayList<>();
    private final Candidates numbered = new Candidates(remarks);
    private final List<PatchLetter> unnumbered = new ArrayList<>();
    private final List<Letter> answers = new ArrayList<>();
    private final List<IntakeException> damaged = new ArrayList<>();

    private ThreadReader() {}

    /**
     * Takes the newest version in it. Answers and reviews are left out, the trailers in them are told and not added.
     *
     * @throws IntakeException if it has no patch, if patches are missing or two have one number and differ, if there
     *         are several series in it, or if a patch is damaged
     */
    public static Intake read(Mailbox mailbox) throws IntakeException {
        return new ThreadReader().intake(mailbox);
    }

    private Intake intake(Mailbox mailbox) throws IntakeException {
        remarks.addAll(mailbox.remarks());
        for (Letter letter : mailbox.letters()) {
            sort(letter);
        }
        TreeMap<Integer, PatchLetter> chosen = new TreeMap<>();
        int version;
        if (numbered.isEmpty()) {
            if (!damaged.isEmpty()) {
                throw damaged.get(0);
            }
            if (unnumbered.isEmpty()) {
                throw new IntakeException("no patch in " + mailbox.letters().size() + (mailbox.letters().size() == 1 ? " mail" : " mails")
                        + ": none has a diff and a subject of its own");
            }
            List<PatchLetter> ordered = Unnumbered.order(unnumbered, remarks);
            ordered.forEach(letter -> chosen.put(chosen.size() + 1, letter));
            version = Candidates.version(ordered.get(0));
        } else {
            for (PatchLetter letter : unnumbered) {
                remarks.add(letter.letter().origin() + ": left out, a patch without a number beside a series with numbers: \"" + letter.mail().title() + "\"");
            }
            Candidates.Choice choice = choose();
            chosen.putAll(choice.mails());
            version = choice.version();
        }
        date(chosen);
        LinkedHashSet<String> words = new LinkedHashSet<>();
        for (PatchLetter letter : chosen.values()) {
            remarks.addAll(letter.remarks());
            words.add(letter.subject().words());
        }
        words.remove("");
        words.forEach(w -> remarks.add("left out of the subjects: \"" + w + "\""));
        Answers.tell(answers, chosen, remarks);
        Optional<PatchMail> cover = Optional.ofNullable(chosen.remove(0)).map(PatchLetter::mail);
        return new Intake("v" + version, cover.map(this::withoutDiff), chosen.values().stream().map(PatchLetter::mail).toList(), remarks);
    }

    /** A damaged mail is said to be so, if it is missed; there may be another of its number, or a newer version. */
    private Candidates.Choice choose() throws IntakeException {
        try {
            Candidates.Choice choice = numbered.choose();
            damaged.forEach(e -> remarks.add("left out: " + e.getMessage()));
            return choice;
        } catch (IntakeException e) {
            throw damaged.isEmpty() ? e : damaged.get(0);
        }
    }

    private void sort(Letter letter) throws IntakeException {
        Subject subject = Subject.of(letter.subject());
        boolean hasDiff = letter.diff().length > 0;
        boolean isCover = subject.number().isPresent() && subject.number().getAsInt() == 0;
        if (ANSWER.matcher(letter.subject()).matches() || !hasDiff && !isCover) {
            if (hasDiff) {
                remarks.add(letter.origin() + ": an answer with a diff in it, which was not taken");
            } else if (subject.number().isPresent() && !ANSWER.matcher(letter.subject()).matches()) {
                remarks.add(letter.origin() + ": has a patch's number and no diff that can be seen");
            }
            answers.add(letter);
        } else {
            understand(letter, isCover);
        }
    }

    private void understand(Letter letter, boolean isCover) throws IntakeException {
        PatchLetter patch;
        try {
            patch = PatchLetter.of(isCover ? withoutDiff(letter) : letter, 1);
        } catch (IntakeException e) {
            damaged.add(e);
            return;
        }
        if (patch.subject().number().isPresent()) {
            numbered.add(patch);
        } else {
            unnumbered.add(patch);
        }
    }

    /** A cover letter may show what changed since the last version; that is no patch of the series. */
    private static Letter withoutDiff(Letter letter) {
        if (letter.diff().length == 0) {
            return letter;
        }
        List<String> more = new ArrayList<>(letter.remarks());
        more.add("the diff in the cover letter was left out");
        return new Letter(letter.origin(), letter.id(), letter.answers(), letter.subject(), letter.fromName(), letter.fromEmail(),
                letter.sent(), letter.text(), new byte[0], more);
    }

    private PatchMail withoutDiff(PatchMail cover) {
        return new PatchMail(cover.authorName(), cover.authorEmail(), cover.authored(), cover.title(), withoutSignature(cover.body()),
                withoutSignature(cover.notes()), new byte[0]);
    }

    private static List<String> withoutSignature(List<String> lines) {
        int signature = lines.lastIndexOf("--");
        // As below a patch: a short signature. Further up it is something else.
        return PatchLetter.trimmed(signature >= 0 && signature >= lines.size() - 5 ? lines.subList(0, signature) : lines);
    }

    private static void date(TreeMap<Integer, PatchLetter> chosen) throws IntakeException {
        Optional<PatchLetter> dated = chosen.values().stream().filter(PatchLetter::dated).findFirst();
        if (dated.isEmpty()) {
            throw new IntakeException(chosen.firstEntry().getValue().letter().origin() + ": no mail of the series has a date that can be read");
        }
        chosen.replaceAll((number, letter) -> letter.dated() ? letter : letter.datedLike(dated.get()));
    }
}
