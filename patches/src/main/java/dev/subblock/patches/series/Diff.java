package dev.subblock.patches.series;

import java.util.List;
import org.eclipse.jgit.patch.FileHeader;

/**
 * A diff in JGit's reading, of which every line is accounted for.
 *
 * @param files in the order of the diff, at least one
 * @param length bytes of the diff up to the end of its last hunk; a mail signature may follow
 */
public record Diff(List<FileHeader> files, int length) {
    public Diff {
        files = List.copyOf(files);
    }

    /** The diff of a patch; for one that came from {@link PatchReader} this does not throw. */
    public static Diff of(Patch patch) throws SeriesException {
        return DiffReader.read(patch.fileName(), 1, patch.diff());
    }
}
