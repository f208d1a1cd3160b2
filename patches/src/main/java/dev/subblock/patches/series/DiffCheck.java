package dev.subblock.patches.series;

import dev.subblock.patches.series.Problem.Severity;
import dev.subblock.patches.tree.TreePath;
import dev.subblock.patches.tree.UnsafePathException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.patch.FileHeader;
import org.eclipse.jgit.patch.FileHeader.PatchType;
import org.eclipse.jgit.patch.HunkHeader;
import org.eclipse.jgit.util.RawParseUtils;

/** Checks the paths of one diff and the lines that it adds. */
final class DiffCheck {

    /** Documentation/process/coding-style.rst: "The preferred limit on the length of a single line is 80 columns". */
    private static final int CODE_COLUMNS = 80;
    private static final int TAB = 8;

    private static final Pattern C_FILE = Pattern.compile(".*\\.[chS]");
    private static final Pattern TRAILING_BLANK = Pattern.compile(".*[ \\t\\r]");
    private static final Pattern SPACE_BEFORE_TAB = Pattern.compile("[ \\t]* \\t.*");

    private final Mail mail;
    private final List<Problem> problems;

    private DiffCheck(Mail mail, List<Problem> problems) {
        this.mail = mail;
        this.problems = problems;
    }

    static void check(Mail mail, List<Problem> problems) throws SeriesException {
        DiffCheck check = new DiffCheck(mail, problems);
        for (FileHeader file : DiffReader.read(mail.fileName(), mail.diffLine(), mail.diff()).files()) {
            check.file(file);
        }
    }

    private void file(FileHeader file) {
        int line = lineOf(file.getStartOffset());
        for (String path : new TreeSet<>(List.of(file.getOldPath(), file.getNewPath()))) {
            if (!path.equals(DiffEntry.DEV_NULL)) {
                try {
                    TreePath.check("path", path);
                } catch (UnsafePathException e) {
                    add(Severity.ERROR, line, e.getMessage());
                }
            }
        }
        if (file.getPatchType() != PatchType.UNIFIED) {
            add(Severity.ERROR, line, "a binary diff of " + file.getNewPath());
        }
        for (HunkHeader hunk : file.getHunks()) {
            hunk(hunk, C_FILE.matcher(file.getNewPath()).matches());
        }
    }

    private void hunk(HunkHeader hunk, boolean isC) {
        int line = lineOf(hunk.getStartOffset());
        for (int at = hunk.getStartOffset(); at < hunk.getEndOffset(); at = RawParseUtils.nextLF(mail.diff(), at), line++) {
            if (mail.diff()[at] == '+') {
                added(line, text(at + 1), isC);
            }
        }
    }

    private void added(int line, String text, boolean isC) {
        if (TRAILING_BLANK.matcher(text).matches()) {
            add(Severity.ERROR, line, "an added line ends in blanks");
        }
        if (SPACE_BEFORE_TAB.matcher(text).matches()) {
            add(Severity.ERROR, line, "an added line has a space before a tab");
        }
        int columns = columns(text);
        if (isC && columns > CODE_COLUMNS) {
            add(Severity.WARNING, line, "an added line has " + columns + " columns, more than " + CODE_COLUMNS);
        }
    }

    private static int columns(String text) {
        int columns = 0;
        for (int i = 0; i < text.length(); i++) {
            columns += text.charAt(i) == '\t' ? TAB - columns % TAB : 1;
        }
        return columns;
    }

    private String text(int from) {
        int end = RawParseUtils.nextLF(mail.diff(), from);
        return new String(mail.diff(), from, end - from - 1, StandardCharsets.UTF_8);
    }

    private int lineOf(int offset) {
        int line = mail.diffLine();
        for (int i = 0; i < offset; i++) {
            line += mail.diff()[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    private void add(Severity severity, int line, String text) {
        problems.add(new Problem(severity, mail.fileName(), line, text));
    }
}
