package dev.subblock.patches.series;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one patch mail. */
public final class PatchReader {
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,4})-.*\\.patch");

    private PatchReader() {}

    /**
     * Reads a patch; its number is that of its file name.
     *
     * @throws SeriesException if the name is not {@code NNNN-*.patch}, or if the file is not a mail, larger than
     *         16 MiB, without a diff, or damaged
     */
    public static Patch read(Path file) throws SeriesException {
        return patch(numberOf(file), MailReader.read(file));
    }

    /**
     * Reads a patch that belongs to no series; its number is 1, whatever its file is called.
     *
     * @throws SeriesException if the file is not a mail, larger than 16 MiB, without a diff, or damaged
     */
    public static Patch readAlone(Path file) throws SeriesException {
        return patch(1, MailReader.read(file));
    }

    static Patch patch(int number, Mail mail) throws SeriesException {
        Diff diff = DiffReader.read(mail.fileName(), mail.diffLine(), mail.diff());
        return new Patch(number, mail.fileName(), mail.subject().title(), mail.message(), mail.authorName(),
                mail.authorEmail(), mail.authored(), Arrays.copyOf(mail.diff(), diff.length()));
    }

    static int numberOf(Path file) throws SeriesException {
        Matcher m = NUMBER.matcher(file.getFileName().toString());
        if (!m.matches()) {
            throw new SeriesException(file.getFileName() + ": its name does not begin with a number, as 0001-title.patch does");
        }
        return Integer.parseInt(m.group(1));
    }
}
