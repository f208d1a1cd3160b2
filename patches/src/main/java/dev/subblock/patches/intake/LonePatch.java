package dev.subblock.patches.intake;

import dev.subblock.patches.mailbox.Letter;
import dev.subblock.patches.mailbox.Mailbox;
import java.util.List;
import java.util.Optional;

/**
 * One mail, looked at by itself whatever series it is of.
 *
 * @param intake it, as a series of one patch
 * @param number which of its series it says that it is; 1 if it says nothing
 */
public record LonePatch(Intake intake, int number) {

    /**
     * @return empty if there is no diff in it: a cover letter, an answer
     * @throws IntakeException if it is not one mail, or its patch is damaged
     */
    public static Optional<LonePatch> of(Mailbox mailbox) throws IntakeException {
        if (mailbox.letters().size() != 1) {
            throw new IntakeException("one mail with one patch is looked at, and there are " + mailbox.letters().size());
        }
        Letter letter = mailbox.letters().get(0);
        if (letter.diff().length == 0) {
            return Optional.empty();
        }
        PatchLetter patch = PatchLetter.of(letter, 1);
        Intake intake = new Intake("v" + Candidates.version(patch), Optional.empty(), List.of(patch.mail()), patch.remarks());
        return Optional.of(new LonePatch(intake, patch.subject().number().orElse(1)));
    }
}
