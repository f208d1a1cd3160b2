package dev.subblock.analyzers.protocol;

import dev.subblock.reproducer.evidence.WatchEvent;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a kernel's trace, as tracefs prints it (Documentation/trace/ftrace.rst): {@code COMM-PID [CPU] FLAGS
 * TIME: EVENT: DETAIL}. Kernels before 2.6.38 have no flags.
 *
 * @param command name of the thread, as the kernel has it; any characters
 * @param pid number of the thread
 * @param event e.g. {@code xfs_ilock}; {@code 0} for a mark of a program's own in kernels before 3.1
 * @param detail what the event prints
 */
record TraceLine(String command, int pid, String event, String detail) {

    /** Nothing in it repeats over what another part could match, so no line makes it search long. */
    private static final Pattern LINE = Pattern.compile(
            "\\s{0,40}(.{1,40}?)-(\\d{1,9})\\s{1,10}\\[\\d{1,5}\\]\\s{1,40}(?:[^\\s:]{1,10}\\s{1,40})?[\\d.]{1,24}: ([A-Za-z_]\\w{0,63}|0): (.*)");

    /** The line as that; empty if it is not one. */
    static Optional<TraceLine> parse(String line) {
        if (line.length() >= WatchEvent.LONGEST_LINE) {
            return Optional.empty();
        }
        Matcher matcher = LINE.matcher(line);
        return matcher.matches() ? Optional.of(new TraceLine(matcher.group(1), Integer.parseInt(matcher.group(2)), matcher.group(3),
                matcher.group(4).strip())) : Optional.empty();
    }

    /** The word behind a key, as {@code flags IOLOCK_EXCL}; empty if there is none. */
    String word(String key) {
        int at = (" " + detail).indexOf(" " + key + " ");
        if (at < 0) {
            return "";
        }
        String rest = detail.substring(at + key.length() + 1);
        int end = rest.indexOf(' ');
        return end < 0 ? rest : rest.substring(0, end);
    }
}
