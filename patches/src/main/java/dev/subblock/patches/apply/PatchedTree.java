package dev.subblock.patches.apply;

import dev.subblock.patches.PatchesException;
import dev.subblock.patches.tree.TreeEdit;
import dev.subblock.patches.tree.TreePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.jgit.diff.DiffEntry.ChangeType;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.patch.FileHeader;
import org.eclipse.jgit.patch.HunkHeader;
import org.eclipse.jgit.patch.PatchApplier;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * A tree with one patch on it.
 *
 * <p>The files that the patch names are copied into a repository in memory, JGit's {@link PatchApplier} works there,
 * and what comes out is put back. So no other tree of the kernel is read or written, and neither attributes nor the
 * user's git configuration (filters, line ends) have a say.
 *
 * @param id of the new tree
 * @param files changed paths, sorted
 * @param offsets hunks that lay elsewhere
 */
record PatchedTree(ObjectId id, List<String> files, List<Offset> offsets) {

    static PatchedTree of(Repository repository, ObjectInserter inserter, ObjectId root, ParsedPatch patch)
            throws PatchesException, IOException {
        try (ObjectReader reader = inserter.newReader();
                InMemoryRepository scratch = new InMemoryRepository(new DfsRepositoryDescription("scratch"));
                ObjectInserter scratchInserter = scratch.newObjectInserter()) {
            SourceFiles sources = new SourceFiles(patch.name(), reader, root);
            RelocatedDiff diff = new RelocatedDiff();
            TreeEdit named = new TreeEdit();
            List<Offset> offsets = new ArrayList<>();
            for (FileHeader file : patch.files()) {
                SourceFiles.Source source = sources.of(file);
                if (file.getChangeType() != ChangeType.ADD) {
                    named.put(file.getOldPath(), source.mode(), scratchInserter.insert(Constants.OBJ_BLOB, source.content()));
                }
                place(patch, file, Lines.split(source.content()), diff, offsets);
            }
            ObjectId empty = scratchInserter.insert(Constants.OBJ_TREE, new byte[0]);
            ObjectId before = named.applyTo(empty, scratchInserter.newReader(), scratchInserter);
            scratchInserter.flush();
            ObjectId after = apply(scratch, scratchInserter, before, diff, patch);

            TreeEdit edit = new TreeEdit();
            TreeSet<String> files = new TreeSet<>();
            for (FileHeader file : patch.files()) {
                if (file.getChangeType() == ChangeType.DELETE || file.getChangeType() == ChangeType.RENAME) {
                    edit.remove(file.getOldPath());
                    files.add(file.getOldPath());
                }
            }
            for (FileHeader file : patch.files()) {
                if (file.getChangeType() != ChangeType.DELETE) {
                    byte[] content = content(scratch, after, file.getNewPath());
                    // A pure rename has no mode line: JGit would make the file a plain one.
                    FileMode mode = file.getNewMode() == null ? sources.of(file).mode() : file.getNewMode();
                    if (ParsedPatch.isLink(mode)) {
                        TreePath.checkLink(patch.name(), file.getNewPath(), new String(content, StandardCharsets.UTF_8));
                    }
                    edit.put(file.getNewPath(), mode, inserter.insert(Constants.OBJ_BLOB, content));
                    files.add(file.getNewPath());
                }
            }
            return new PatchedTree(edit.applyTo(root, reader, inserter), List.copyOf(files), offsets);
        }
    }

    private static void place(ParsedPatch patch, FileHeader file, List<String> lines, RelocatedDiff diff,
            List<Offset> offsets) throws ConflictException {
        List<Hunk> hunks = new ArrayList<>();
        for (HunkHeader parsed : file.getHunks()) {
            hunks.add(Hunk.of(hunks.size() + 1, parsed));
        }
        String path = ParsedPatch.target(file);
        Placement placement = Placement.of(lines, hunks);
        if (placement.misfit().isPresent()) {
            Hunk hunk = placement.misfit().get();
            Misfit misfit = new Misfit(lines, hunk);
            throw new ConflictException(patch.name(), path, "hunk " + hunk.number() + " of " + hunks.size() + " ("
                    + hunk.header() + ")", misfit.summary(), misfit.lines());
        }
        if (file.getChangeType() == ChangeType.DELETE
                && hunks.stream().mapToInt(hunk -> hunk.before().size()).sum() != lines.size()) {
            throw new ConflictException(patch.name(), path, "", "is to be deleted, but has other lines than the patch takes away", "");
        }
        for (Hunk hunk : hunks) {
            int lineOffset = placement.indices().get(hunk.number() - 1) - hunk.statedIndex();
            if (lineOffset != 0) {
                offsets.add(new Offset(path, hunk.number(), lineOffset));
            }
        }
        diff.add(file, hunks, placement.indices());
    }

    private static ObjectId apply(Repository scratch, ObjectInserter inserter, ObjectId before, RelocatedDiff diff,
            ParsedPatch patch) throws ConflictException, IOException {
        try (RevWalk walk = new RevWalk(scratch)) {
            RevTree tree = walk.parseTree(before);
            PatchApplier.Result result = new PatchApplier(scratch, tree, inserter).applyPatch(diff.parse());
            // On an error the tree id is that of some other tree, so the errors come first.
            if (!result.getErrors().isEmpty()) {
                throw new ConflictException(patch.name(), ParsedPatch.target(patch.files().get(0)), "",
                        result.getErrors().get(0).toString(), "");
            }
            inserter.flush();
            return result.getTreeId();
        }
    }

    private static byte[] content(Repository scratch, ObjectId tree, String path) throws IOException {
        try (TreeWalk walk = TreeWalk.forPath(scratch, path, tree)) {
            return scratch.open(walk.getObjectId(0), Constants.OBJ_BLOB).getBytes();
        }
    }
}
