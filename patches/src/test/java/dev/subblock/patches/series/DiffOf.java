package dev.subblock.patches.series;

import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.patch.FileHeader;

/** The diff of a patch, put together again from what JGit made of it. */
public final class DiffOf {
    private DiffOf() {}

    public static String lines(Patch patch) throws SeriesException {
        StringBuilder lines = new StringBuilder();
        for (FileHeader file : Diff.of(patch).files()) {
            lines.append(new String(patch.diff(), file.getStartOffset(), file.getEndOffset() - file.getStartOffset(), StandardCharsets.ISO_8859_1));
        }
        return lines.toString();
    }
}
