package dev.subblock.patches.base;

import dev.subblock.patches.PatchesException;
import dev.subblock.patches.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes what a user gives as the source of a base, if it is that. */
final class UserSourceCheck {

    /** Of the tree's id in a version: enough that two copies of one kernel differ. */
    private static final int DIGITS = 12;

    private final Base base;
    private final UserSource source;

    UserSourceCheck(Base base, UserSource source) {
        this.base = base;
        this.source = source;
    }

    /**
     * Imports and checks it.
     *
     * @param made directory for the repository
     * @throws BaseException if it is another version, or lacks a file that the base needs
     */
    BaseTree take(SourcePlace place, Path made, UserImport reader, Progress progress) throws PatchesException, IOException, InterruptedException {
        Path repository = made.resolve(ImportedBases.REPOSITORY);
        try (TreeImport tree = TreeImport.cleaned("source", repository, progress)) {
            reader.copy(place, tree, progress);
            KernelVersion version = tree.makefile().flatMap(KernelVersion::of)
                    .orElseThrow(() -> new BaseException("what was given is no kernel source: it has no Makefile with a VERSION"));
            if (!version.number().equals(source.version())) {
                throw new BaseException(base.name() + " is Linux " + source.version() + ", and what was given is " + version.number() + version.extra());
            }
            for (String path : source.needs()) {
                if (!tree.has(path)) {
                    throw new BaseException("what was given has no " + path + ", which " + base.name() + " needs");
                }
            }
            // Dated by nothing: equal files give an equal commit, wherever they came from.
            TreeImport.Imported taken = tree.finish(base.name() + ": Linux " + version.number() + version.extra(), Instant.EPOCH);
            Optional<String> others = source.xfs().flatMap(tree::differences);
            return new BaseTree(base.name(), version.number() + "-" + taken.tree().substring(0, DIGITS), "", repository, taken.commit(), taken.tree(),
                    Given.NOTHING, remarks(version, taken, others));
        }
    }

    private List<String> remarks(KernelVersion version, TreeImport.Imported taken, Optional<String> others) {
        List<String> remarks = new ArrayList<>();
        if (!version.extra().isEmpty()) {
            remarks.add("its EXTRAVERSION is " + version.extra() + ": it is a vendor's or a stable release");
        }
        if (taken.leftOvers() > 0) {
            remarks.add(taken.leftOvers() + " files that another build had left were not taken");
        }
        if (taken.ignored() > 0) {
            remarks.add(taken.ignored() + " entries that are neither file nor symbolic link were not taken");
        }
        String known = "that of other copies of Linux " + source.version();
        remarks.add(source.xfs().isEmpty() ? "its XFS could not be compared with upstream's"
                : others.map(d -> "its XFS is not " + known + ": " + d).orElse("its XFS is " + known + ", file by file"));
        return remarks;
    }
}
