package dev.subblock.patches.apply;

import java.util.List;

/**
 * The base with the first patches of a series.
 *
 * @param number how many patches of the series it has; step 0 is the base with its control patches
 * @param title of its last patch; of the base's commit where there is none
 * @param commit id of the commit, 40 hex digits
 * @param tree id of its tree, 40 hex digits
 * @param files that differ from the step before (in step 0: from the base), sorted
 * @param offsets hunks that went in at another line than the patch says
 * @param merged files that took a three-way merge
 */
public record Step(int number, String title, String commit, String tree, List<String> files, List<Offset> offsets, List<String> merged) {
    public Step {
        files = List.copyOf(files);
        offsets = List.copyOf(offsets);
        merged = List.copyOf(merged);
    }

    /** One that took no merge. */
    public Step(int number, String title, String commit, String tree, List<String> files, List<Offset> offsets) {
        this(number, title, commit, tree, files, offsets, List.of());
    }
}
