package dev.subblock.patches.apply;

import dev.subblock.patches.PatchesException;
import dev.subblock.patches.series.Patch;
import dev.subblock.patches.tree.TreeEdit;
import dev.subblock.patches.tree.TreeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.patch.FileHeader;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Tries a series on the tags of a user's repository, in memory: nothing is written there. */
public final class NearbyBases {

    /**
     * How far a series goes on one tag.
     *
     * @param applied how many of its patches apply
     */
    public record Tried(String tag, int applied) {}

    /** Two releases with their candidates, up and down: some seconds. Further away a series rarely fits. */
    private static final int MOST_TAGS = 16;
    private static final int LARGEST_FILE = 64 << 20;

    private NearbyBases() {}

    /**
     * Tries the tags whose versions are nearest to one, the nearest first, and stops at one that takes all patches.
     *
     * @param gitDirectory of the user's repository
     * @param version e.g. {@code 6.1.192-2}
     * @param controls what is applied before the series, as on its own base
     * @return at most 16; none if the version or the tags are not those of kernels
     */
    public static List<Tried> tried(Path gitDirectory, String version, List<Patch> controls, List<Patch> series) throws PatchesException, IOException {
        List<Patch> all = new ArrayList<>(controls);
        all.addAll(series);
        List<ParsedPatch> patches = ParsedPatch.of(all);
        List<Tried> tried = new ArrayList<>();
        try (Repository repository = new FileRepositoryBuilder().setGitDir(gitDirectory.toFile()).setMustExist(true).build()) {
            for (Ref tag : nearest(repository, version)) {
                int applied = Math.max(0, apply(repository, tag, patches) - controls.size());
                tried.add(new Tried(Repository.shortenRefName(tag.getName()), applied));
                if (applied == series.size()) {
                    break;
                }
            }
        }
        return tried;
    }

    private static List<Ref> nearest(Repository repository, String version) throws IOException {
        Optional<TagVersion> here = TagVersion.of(version);
        TreeMap<TagVersion, Ref> tags = new TreeMap<>();
        for (Ref ref : repository.getRefDatabase().getRefsByPrefix(Constants.R_TAGS)) {
            TagVersion.of(Repository.shortenRefName(ref.getName())).ifPresent(v -> tags.putIfAbsent(v, ref));
        }
        List<Ref> nearest = new ArrayList<>();
        if (here.isPresent()) {
            // In turn one above and one below: how far apart versions are is not a matter of their numbers.
            var above = tags.tailMap(here.get(), true).values().iterator();
            var below = tags.headMap(here.get(), false).descendingMap().values().iterator();
            while (nearest.size() < MOST_TAGS && (above.hasNext() || below.hasNext())) {
                if (above.hasNext()) {
                    nearest.add(above.next());
                }
                if (below.hasNext() && nearest.size() < MOST_TAGS) {
                    nearest.add(below.next());
                }
            }
        }
        return nearest;
    }

    private static int apply(Repository repository, Ref tag, List<ParsedPatch> patches) throws PatchesException, IOException {
        try (InMemoryRepository scratch = new InMemoryRepository(new DfsRepositoryDescription("nearby"));
                ObjectInserter inserter = scratch.newObjectInserter(); RevWalk walk = new RevWalk(repository)) {
            ObjectId peeled = Optional.ofNullable(repository.getRefDatabase().peel(tag).getPeeledObjectId()).orElse(tag.getObjectId());
            ObjectId root = copy(repository, walk.parseTree(peeled), paths(patches), inserter);
            inserter.flush();
            for (int applied = 0; applied < patches.size(); applied++) {
                try {
                    root = PatchedTree.of(scratch, inserter, root, patches.get(applied)).id();
                    inserter.flush();
                } catch (ConflictException e) {
                    return applied;
                }
            }
            return patches.size();
        } catch (org.eclipse.jgit.errors.MissingObjectException | org.eclipse.jgit.errors.IncorrectObjectTypeException e) {
            throw new TreeException(repository.getDirectory() + ": the tag " + tag.getName() + " names no tree that is there");
        }
    }

    private static Set<String> paths(List<ParsedPatch> patches) {
        Set<String> paths = new TreeSet<>();
        for (ParsedPatch patch : patches) {
            for (FileHeader file : patch.files()) {
                paths.add(file.getOldPath());
                paths.add(file.getNewPath());
            }
        }
        paths.remove(DiffEntry.DEV_NULL);
        return paths;
    }

    /** The files that the series names, as a tree of their own. */
    private static ObjectId copy(Repository repository, ObjectId tree, Set<String> paths, ObjectInserter inserter) throws PatchesException, IOException {
        TreeEdit edit = new TreeEdit();
        for (String path : paths) {
            try (TreeWalk walk = TreeWalk.forPath(repository, path, tree)) {
                if (walk != null && walk.getFileMode(0).getObjectType() == Constants.OBJ_BLOB) {
                    ObjectLoader blob = repository.open(walk.getObjectId(0), Constants.OBJ_BLOB);
                    if (blob.getSize() <= LARGEST_FILE) {
                        edit.put(path, walk.getFileMode(0), inserter.insert(Constants.OBJ_BLOB, blob.getBytes(LARGEST_FILE)));
                    }
                }
            }
        }
        ObjectId empty = inserter.insert(Constants.OBJ_TREE, new byte[0]);
        return edit.applyTo(empty, inserter.newReader(), inserter);
    }
}
