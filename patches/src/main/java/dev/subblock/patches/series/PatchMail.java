package dev.subblock.patches.series;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * What one mail of a series says, wherever it came from; the cover letter has an empty diff.
 *
 * @param title without a prefix, one line
 * @param body lines of the message below the title, without blank lines at its ends
 * @param notes what stands between {@code ---} and the diff: statistics, changes since the last version
 * @param diff as {@code git diff} writes it, without a signature below it
 */
public record PatchMail(String authorName, String authorEmail, OffsetDateTime authored, String title, List<String> body,
        List<String> notes, byte[] diff) {
    public PatchMail {
        body = List.copyOf(body);
        notes = List.copyOf(notes);
    }

    /** Title, blank line, body: what the commit says. */
    public String message() {
        return body.isEmpty() ? title : title + "\n\n" + String.join("\n", body);
    }
}
