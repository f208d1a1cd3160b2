package dev.subblock.patches.series;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * One mail cut into its parts; its diff is not looked into yet.
 *
 * @param fileName without its directory
 * @param subject of the header, or of the body where it has its own
 * @param authorName of the header, or of the body where it has its own
 * @param authorEmail as {@code authorName}
 * @param authored as {@code authorName}
 * @param body lines of the commit message below the title, without blank lines at its ends
 * @param bodyLine number of the first of these lines in the file, from 1
 * @param notes lines between {@code ---} and the diff; those of a cover letter end with its signature
 * @param diff from the first {@code diff --git} to the end of the file; empty if there is none
 * @param diffLine number of the first line of the diff in the file, from 1
 */
record Mail(String fileName, Subject subject, String authorName, String authorEmail, OffsetDateTime authored,
        List<String> body, int bodyLine, List<String> notes, byte[] diff, int diffLine) {

    /** Title, blank line, body. */
    String message() {
        return body.isEmpty() ? subject.title() : subject.title() + "\n\n" + String.join("\n", body);
    }
}
