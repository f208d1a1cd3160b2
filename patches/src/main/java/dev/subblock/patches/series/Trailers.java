package dev.subblock.patches.series;

import dev.subblock.patches.series.Problem.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines at the end of a message that programs read. Documentation/process/submitting-patches.rst says what they look
 * like: {@code Reviewed-by: Name <address>}, and {@code Fixes: 54a4f0239f2e ("KVM: MMU: make ...")} with 12 digits or more.
 */
public final class Trailers {

    /**
     * A commit that a message says it fixes.
     *
     * @param line in the file of the patch, from 1
     * @param commit as it stands there: hex digits
     * @param subject what stands in quotes behind it
     */
    public record Fixes(int line, String commit, String subject) {}

    private static final Pattern BY = Pattern.compile("([A-Za-z]+(?:-[A-Za-z]+)*-[Bb][Yy])\\s*:\\s*(.*)");
    private static final Pattern PERSON = Pattern.compile("(\"[^\"]+\"|[^<>\"]*[^<>\"\\s]) <[^<>\\s@]+@[^<>\\s@]+>( #.*|\\s*\\(.*\\))?");
    private static final Pattern FIXES = Pattern.compile("Fixes: ([0-9a-f]{12,40}) \\(\"(.+)\"\\)");
    private static final Pattern FIXES_ATTEMPT = Pattern.compile("(?i)fixes\\s*:\\s*(commit\\s+)?[0-9a-f]{6,40}\\b.*");

    /** What is longer is no trailer, and no line to try these patterns on. */
    private static final int LONGEST = 1000;

    private Trailers() {}

    /**
     * Reports what is malformed, stands twice, or stands where no program looks for it.
     *
     * @param body lines below the title
     * @param report takes the index in the body and what is wrong; an error for what a program would misread
     */
    static void check(List<String> body, BiConsumer<Integer, Finding> report) {
        int last = body.lastIndexOf("");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < body.size(); i++) {
            String line = body.get(i);
            if (line.length() > LONGEST) {
                continue;
            }
            Matcher by = BY.matcher(line);
            if (by.matches()) {
                if (!PERSON.matcher(by.group(2)).matches()) {
                    report.accept(i, new Finding(Severity.ERROR, "a trailer that names no person as Name <address>: " + by.group(1)));
                } else if (!by.group(1).equals(spelled(by.group(1)))) {
                    report.accept(i, new Finding(Severity.WARNING, "a trailer that is spelled " + by.group(1) + ", not " + spelled(by.group(1))));
                }
                if (!seen.add(line.toLowerCase(Locale.ROOT))) {
                    report.accept(i, new Finding(Severity.WARNING, "the trailer stands there twice"));
                }
                if (i < last) {
                    report.accept(i, new Finding(Severity.WARNING, "a trailer above the last paragraph: programs do not find it there"));
                }
            } else if (FIXES_ATTEMPT.matcher(line).matches() && !FIXES.matcher(line).matches()) {
                report.accept(i, new Finding(Severity.ERROR, "not as it should be: Fixes: 12 hex digits or more (\"title\")"));
            }
        }
    }

    /** What is wrong with a line. */
    record Finding(Severity severity, String text) {}

    private static String spelled(String trailer) {
        return trailer.substring(0, 1).toUpperCase(Locale.ROOT) + trailer.substring(1).toLowerCase(Locale.ROOT);
    }

    /**
     * The commits that a patch of a series says it fixes, well formed ones only.
     *
     * @throws SeriesException if its file has become unreadable since the series was read
     */
    public static List<Fixes> fixes(Series series, Patch patch) throws SeriesException {
        Mail mail = MailReader.read(series.directory().resolve(patch.fileName()));
        List<Fixes> fixes = new ArrayList<>();
        for (int i = 0; i < mail.body().size(); i++) {
            Matcher m = FIXES.matcher(mail.body().get(i));
            if (m.matches()) {
                fixes.add(new Fixes(mail.bodyLine() + i, m.group(1), m.group(2)));
            }
        }
        return fixes;
    }
}
