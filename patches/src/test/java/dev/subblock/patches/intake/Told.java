package dev.subblock.patches.intake;

import dev.subblock.patches.series.PatchMail;

/** What was taken in, as text for a golden file; of the diffs, their sizes. */
final class Told {
    private Told() {}

    static String of(Intake intake) {
        StringBuilder text = new StringBuilder(intake.version() + " " + intake.name() + "\n");
        intake.cover().ifPresent(cover -> text.append(mail(0, cover)));
        int number = 0;
        for (PatchMail patch : intake.patches()) {
            text.append(mail(++number, patch));
        }
        text.append("\nremarks:\n");
        intake.remarks().forEach(remark -> text.append("  ").append(remark).append('\n'));
        return text.toString();
    }

    private static String mail(int number, PatchMail mail) {
        StringBuilder text = new StringBuilder("\n" + number + ": " + mail.authorName() + " <" + mail.authorEmail() + "> " + mail.authored()
                + ", diff of " + mail.diff().length + " bytes\n");
        mail.message().lines().forEach(line -> text.append(("  | " + line).stripTrailing()).append('\n'));
        mail.notes().forEach(line -> text.append(("  # " + line).stripTrailing()).append('\n'));
        return text.toString();
    }
}
