package dev.subblock.patches.series;

import dev.subblock.patches.series.Problem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a series as a maintainer would before applying it: what can be said without a kernel tree. */
public final class SeriesCheck {

    /** Documentation/process/submitting-patches.rst: "The body ... line wrapped at 75 columns". */
    private static final int MESSAGE_COLUMNS = 75;

    /** Lines that are not prose: trailers, what is quoted by indenting it, what has no blank to break at. */
    private static final Pattern NOT_PROSE = Pattern.compile("[A-Z][A-Za-z-]*: .*|\\s{2,}.*|> .*|\\S+");

    private final Series series;
    private final List<Problem> problems = new ArrayList<>();

    private SeriesCheck(Series series) {
        this.series = series;
    }

    /**
     * Checks order and version in the subjects against file names and directory, the messages and their trailers,
     * the paths, and the added lines.
     *
     * @return what was found, in the order of the patches; empty if all is well
     * @throws SeriesException if a file of the series has become unreadable since the series was read
     */
    public static List<Problem> check(Series series) throws SeriesException {
        SeriesCheck check = new SeriesCheck(series);
        for (Patch patch : series.patches()) {
            Mail mail = MailReader.read(series.directory().resolve(patch.fileName()));
            check.place(patch, mail);
            check.message(mail);
            DiffCheck.check(mail, check.problems);
        }
        return List.copyOf(check.problems);
    }

    private void place(Patch patch, Mail mail) {
        Subject subject = mail.subject();
        int count = series.patches().size();
        if (subject.number().orElse(patch.number()) != patch.number() || subject.count().orElse(count) != count) {
            add(Severity.ERROR, mail, 0, "its subject says it is patch " + subject.number().getAsInt() + " of "
                    + subject.count().getAsInt() + ", it lies here as " + patch.number() + " of " + count);
        }
        String version = subject.version().orElse("v1");
        if (subject.number().isPresent() && !version.equals(series.version())) {
            add(Severity.ERROR, mail, 0, "its subject says " + version + ", the series is " + series.version());
        }
    }

    private void message(Mail mail) {
        Trailers.check(mail.body(), (index, finding) -> add(finding.severity(), mail, mail.bodyLine() + index, finding.text()));
        if (mail.body().stream().allMatch(line -> line.isBlank() || line.matches("[A-Z][A-Za-z-]*-by: .*"))) {
            add(Severity.ERROR, mail, 0, "its message is empty: say why the change is needed");
        }
        for (int i = 0; i < mail.body().size(); i++) {
            String line = mail.body().get(i);
            if (line.length() > MESSAGE_COLUMNS && !NOT_PROSE.matcher(line).matches()) {
                add(Severity.WARNING, mail, mail.bodyLine() + i,
                        "the message has a line of " + line.length() + " columns, more than " + MESSAGE_COLUMNS);
            }
        }
    }

    private void add(Severity severity, Mail mail, int line, String text) {
        problems.add(new Problem(severity, mail.fileName(), line, text));
    }
}
