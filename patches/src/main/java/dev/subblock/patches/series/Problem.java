package dev.subblock.patches.series;

import java.util.Locale;

/**
 * Something that {@link SeriesCheck} has against a patch.
 *
 * @param severity an error should keep the series from being sent; a warning is a matter of taste
 * @param file name of the patch file
 * @param line in that file, from 1; 0 for the file as a whole
 * @param text what is wrong
 */
public record Problem(Severity severity, String file, int line, String text) {

    public enum Severity { ERROR, WARNING }

    /** {@code file:line: warning: text}, as compilers write it. */
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + severity.name().toLowerCase(Locale.ROOT) + ": " + text;
    }
}
