package dev.subblock.patches.apply;

import dev.subblock.patches.PatchesException;
import dev.subblock.patches.series.Diff;
import dev.subblock.patches.series.Patch;
import dev.subblock.patches.tree.TreePath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffEntry.ChangeType;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.patch.FileHeader;
import org.eclipse.jgit.patch.FileHeader.PatchType;

/**
 * A patch of which everything has been checked that can be checked without the tree.
 *
 * @param mail the patch
 * @param files what it does to each file
 */
record ParsedPatch(Patch mail, List<FileHeader> files) {
    private static final Set<Integer> ALLOWED_MODES = Set.of(FileMode.REGULAR_FILE.getBits(),
            FileMode.EXECUTABLE_FILE.getBits(), FileMode.SYMLINK.getBits(), FileMode.MISSING.getBits());

    /** Checks all patches before the first one is applied. */
    static List<ParsedPatch> of(List<Patch> patches) throws PatchesException {
        List<ParsedPatch> parsed = new ArrayList<>();
        for (Patch patch : patches) {
            ParsedPatch one = new ParsedPatch(patch, Diff.of(patch).files());
            one.check();
            parsed.add(one);
        }
        return parsed;
    }

    String name() {
        return mail.fileName();
    }

    private void check() throws PatchesException {
        Set<String> changed = new HashSet<>();
        for (FileHeader file : files) {
            for (String path : List.of(file.getOldPath(), file.getNewPath())) {
                if (!path.equals(DiffEntry.DEV_NULL)) {
                    TreePath.check(name(), path);
                }
            }
            if (file.getPatchType() != PatchType.UNIFIED) {
                throw new ApplyException(name() + ": changes " + target(file) + " as binary data; only text is carried");
            }
            if (Stream.of(file.getOldMode(), file.getNewMode()).anyMatch(m -> m != null && !ALLOWED_MODES.contains(m.getBits()))) {
                throw new ApplyException(name() + ": " + target(file) + " is neither a file nor a symbolic link in the patch");
            }
            if (file.getChangeType() == ChangeType.MODIFY && !file.getOldPath().equals(file.getNewPath())) {
                throw new ApplyException(name() + ": changes " + file.getOldPath() + " into " + file.getNewPath()
                        + " without saying that it is a rename");
            }
            if (!changed.add(target(file))) {
                throw new ApplyException(name() + ": changes " + target(file) + " twice");
            }
            if (file.getChangeType() == ChangeType.ADD && isLink(file.getNewMode())) {
                TreePath.checkLink(name(), file.getNewPath(), newContent(file));
            }
        }
    }

    /** The path that a change is about: the new one, or the old one of a file that goes. */
    static String target(FileHeader file) {
        return file.getChangeType() == ChangeType.DELETE ? file.getOldPath() : file.getNewPath();
    }

    static boolean isLink(FileMode mode) {
        return mode != null && mode.getBits() == FileMode.SYMLINK.getBits();
    }

    private static String newContent(FileHeader file) {
        StringBuilder content = new StringBuilder();
        file.getHunks().forEach(hunk -> Hunk.of(1, hunk).after().forEach(content::append));
        return new String(content.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
