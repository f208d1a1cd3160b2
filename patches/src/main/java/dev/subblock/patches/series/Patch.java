package dev.subblock.patches.series;

import java.time.OffsetDateTime;

/**
 * One mail of a series in {@code git format-patch} form.
 *
 * @param number place in the series, from 1
 * @param fileName name of the file it was read from, without its directory
 * @param title the subject without its {@code [PATCH ...]} prefix
 * @param message the commit message: title, blank line, body; without the diffstat and what follows {@code ---}
 * @param authorName from the {@code From:} header, or the in-body {@code From:} where there is one
 * @param authorEmail as {@code authorName}
 * @param authored from the {@code Date:} header
 * @param diff the diff itself, as it stood in the file, for JGit to parse
 */
public record Patch(int number, String fileName, String title, String message, String authorName,
        String authorEmail, OffsetDateTime authored, byte[] diff) {}
