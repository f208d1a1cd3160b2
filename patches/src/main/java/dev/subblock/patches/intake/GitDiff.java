package dev.subblock.patches.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns a diff of diff(1), quilt or git into the one form in which patches are carried, that of {@code git diff}. */
final class GitDiff {
    private static final Pattern HUNK = Pattern.compile("@@ -\\d{1,9}(?:,(\\d{1,9}))? \\+\\d{1,9}(?:,(\\d{1,9}))? @@.*", Pattern.DOTALL);
    private static final Pattern PREFIXED = Pattern.compile("\"?[a-z]/.*|/dev/null", Pattern.DOTALL);
    private static final Pattern EXTENDED = Pattern.compile("(old mode|new mode|deleted file mode|new file mode|copy from|copy to|rename from"
            + "|rename to|similarity index|dissimilarity index|index) .*", Pattern.DOTALL);
    /** Signatures and what lists put below mails. */
    private static final Pattern BELOW = Pattern.compile("-- ?|_{10,}|-{20,}");
    /** What says that something below a diff is more of it, and no footer. */
    private static final Pattern MORE = Pattern.compile("(@@ -|diff -|\\+\\+\\+ |Index: ).*", Pattern.DOTALL);

    private final String origin;
    private final List<String> lines;
    private final int strip;
    private final List<String> remarks;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private GitDiff(String origin, List<String> lines, int strip, List<String> remarks) {
        this.origin = origin;
        this.lines = lines;
        this.strip = strip;
        this.remarks = remarks;
    }

    /**
     * @param origin where it was read, for messages
     * @param diff from its first line on; a signature or a list's footer may follow it
     * @param strip leading components of its paths that are no part of them: the N of {@code -pN}
     * @param remarks takes what was guessed or left out
     * @throws IntakeException if a hunk has not the lines it says, or if a change is binary
     */
    static byte[] of(String origin, byte[] diff, int strip, List<String> remarks) throws IntakeException {
        String text = new String(diff, StandardCharsets.ISO_8859_1);
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < text.length();) {
            int end = text.indexOf('\n', from);
            // A missing line end at the end of a mail is the mail's: the patch says when the file has none.
            lines.add(end < 0 ? text.substring(from) : text.substring(from, end));
            from = end < 0 ? text.length() : end + 1;
        }
        GitDiff form = new GitDiff(origin, lines, strip, remarks);
        form.run();
        return form.out.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private void run() throws IntakeException {
        while (at < lines.size()) {
            String line = line(at);
            if (line.startsWith("diff --git ")) {
                git();
            } else if (line.startsWith("--- ") && line(at + 1).startsWith("+++ ")) {
                traditional();
            } else if (line.startsWith("Index: ") || line.matches("={10,}") || line.startsWith("diff -") || line.startsWith("Only in ")) {
                at++;
            } else {
                below();
                return;
            }
        }
        if (out.length() == 0) {
            throw new IntakeException(origin + ": has no diff that can be read");
        }
    }

    private void git() throws IntakeException {
        String head = line(at++);
        List<String> extended = new ArrayList<>();
        while (EXTENDED.matcher(line(at)).matches()) {
            extended.add(line(at++));
        }
        if (line(at).startsWith("GIT binary patch") || line(at).startsWith("Binary files ")) {
            throw new IntakeException(origin + ": has a binary change (" + Intake.printable(head) + "); only text is carried");
        }
        if (line(at).startsWith("--- ") && line(at + 1).startsWith("+++ ")) {
            String before = path(line(at).substring(4));
            String after = path(line(at + 1).substring(4));
            boolean whole = strip == 1 && !(PREFIXED.matcher(before).matches() && PREFIXED.matcher(after).matches());
            if (whole || strip != 1) {
                if (whole) {
                    remarks.add(origin + ": its diff has paths without a/ and b/; they were taken as they are");
                }
                String old = stripped(before, whole ? 0 : strip);
                String now = stripped(after, whole ? 0 : strip);
                out.append("diff --git a/").append(old.isEmpty() ? now : old).append(" b/").append(now.isEmpty() ? old : now).append('\n');
                extended.forEach(l -> out.append(l).append('\n'));
                names(old, now);
                at += 2;
            } else {
                out.append(head).append('\n');
                extended.forEach(l -> out.append(l).append('\n'));
                out.append(line(at++)).append('\n').append(line(at++)).append('\n');
            }
            hunks();
        } else {
            if (strip != 1) {
                throw new IntakeException(origin + ": renames or changes a mode with paths of -p" + strip + "; make it with -p1");
            }
            out.append(head).append('\n');
            extended.forEach(l -> out.append(l).append('\n'));
        }
    }

    /** Without {@code diff --git}: the file's fate has to be read from its names and its first hunk. */
    private void traditional() throws IntakeException {
        String from = line(at).substring(4);
        String to = line(at + 1).substring(4);
        String old = stripped(path(from), strip);
        String now = stripped(path(to), strip);
        Matcher hunk = HUNK.matcher(line(at + 2));
        boolean isHunk = hunk.matches();
        boolean created = old.isEmpty() || isHunk && "0".equals(hunk.group(1)) && epoch(from);
        boolean deleted = now.isEmpty() || isHunk && "0".equals(hunk.group(2)) && epoch(to);
        if (old.isEmpty() && now.isEmpty()) {
            throw new IntakeException(origin + ": a file has no name on either side, after " + strip + " components are taken away");
        }
        if (!created && !deleted && !old.equals(now)) {
            remarks.add(origin + ": " + old + " and " + now + " were taken for one file, " + now);
            old = now;
        }
        String name = now.isEmpty() || deleted ? old : now;
        out.append("diff --git a/").append(name).append(" b/").append(name).append('\n');
        out.append(created ? "new file mode 100644\n" : deleted ? "deleted file mode 100644\n" : "");
        names(created ? "" : name, deleted ? "" : name);
        at += 2;
        hunks();
    }

    private void names(String old, String now) {
        out.append("--- ").append(old.isEmpty() ? "/dev/null" : "a/" + old).append('\n');
        out.append("+++ ").append(now.isEmpty() ? "/dev/null" : "b/" + now).append('\n');
    }

    /** Without the time that diff(1) puts behind a tab. */
    private static String path(String name) {
        int tab = name.indexOf('\t');
        return (tab < 0 ? name : name.substring(0, tab)).stripTrailing();
    }

    private static boolean epoch(String name) {
        return name.contains("\t1970-01-0") || name.contains("\t1969-12-31") || name.contains("\tThu Jan  1 ");
    }

    /** Empty for {@code /dev/null}. */
    private String stripped(String path, int components) throws IntakeException {
        if (path.equals("/dev/null")) {
            return "";
        }
        String rest = path;
        for (int i = 0; i < components; i++) {
            int slash = rest.indexOf('/');
            if (slash < 0) {
                throw new IntakeException(origin + ": " + Intake.printable(path) + " has not the " + components + " leading directories that -p" + components + " takes away");
            }
            rest = rest.substring(slash + 1);
        }
        return rest;
    }

    private void hunks() throws IntakeException {
        if (!line(at).startsWith("@@ ")) {
            throw new IntakeException(origin + ": a file's names are not followed by a hunk, but by: " + shown(at));
        }
        while (at < lines.size() && line(at).startsWith("@@ ")) {
            int start = at;
            Matcher hunk = HUNK.matcher(line(at));
            if (!hunk.matches()) {
                throw new IntakeException(origin + ": a hunk's first line is damaged: " + shown(at));
            }
            int before = hunk.group(1) == null ? 1 : Integer.parseInt(hunk.group(1));
            int after = hunk.group(2) == null ? 1 : Integer.parseInt(hunk.group(2));
            for (at++; before > 0 || after > 0 || line(at).startsWith("\\ "); at++) {
                String line = line(at);
                char kind = at >= lines.size() ? 0 : line.isEmpty() ? ' ' : line.charAt(0);
                before -= kind == ' ' || kind == '-' ? 1 : 0;
                after -= kind == ' ' || kind == '+' ? 1 : 0;
                if (" +-\\".indexOf(kind) < 0 || before < 0 || after < 0) {
                    throw new IntakeException(origin + ": the hunk " + shown(start) + " does not have the lines that it says"
                            + (kind == 0 ? ", the patch ends in it" : "; did a mailer wrap this, or take its first blank? " + shown(at)));
                }
            }
            lines.subList(start, at).forEach(l -> out.append(l).append('\n'));
        }
    }

    /** What is left has to be a signature or a footer: a line of a patch must not be lost. */
    private void below() throws IntakeException {
        int from = at;
        while (at < lines.size() && line(at).isBlank()) {
            at++;
        }
        if (at == lines.size()) {
            return;
        }
        boolean more = lines.subList(at, lines.size()).stream().anyMatch(l -> MORE.matcher(l).matches());
        if (out.length() == 0 || more || !BELOW.matcher(line(at)).matches()) {
            throw new IntakeException(origin + ": this line belongs to no hunk, the diff is damaged: " + shown(at == from ? from : at));
        }
        if (!line(at).startsWith("--") || line(at).length() > 3) {
            remarks.add(origin + ": " + (lines.size() - at) + " lines of a list's footer were left out");
        }
        at = lines.size();
    }

    private String line(int index) {
        return index < lines.size() ? lines.get(index) : "";
    }

    private String shown(int index) {
        String line = new String(line(index).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        line = line.replace('\t', ' ');
        return Intake.printable(line.length() > 100 ? line.substring(0, 100) + "..." : line);
    }
}
