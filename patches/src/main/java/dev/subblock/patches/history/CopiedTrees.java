package dev.subblock.patches.history;

import dev.subblock.patches.PatchesException;
import dev.subblock.patches.tree.BareRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.GC;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.pack.PackConfig;

/**
 * The trees that {@link TreeCopy} put into a bare repository, which can be copied again.
 *
 * @param bare the repository
 */
public record CopiedTrees(Path bare) {

    /** Begins the refs that keep them; the rest is the tree's id. */
    static final String REFS = "refs/subblock/trees/";

    /** Ids of the trees, sorted. */
    public List<String> all() throws PatchesException, IOException {
        try (Repository repository = BareRepository.open(bare)) {
            return repository.getRefDatabase().getRefsByPrefix(REFS).stream().map(ref -> ref.getName().substring(REFS.length())).sorted().toList();
        }
    }

    /**
     * Lets go of them, and removes from the repository what is then needed by nobody. The caller has seen to it that
     * no process uses the repository and no checkout borrows from it.
     *
     * @param kept ids of trees that stay
     * @return how many were let go of
     */
    public int remove(Set<String> kept) throws PatchesException, IOException, InterruptedException {
        try (Repository repository = BareRepository.open(bare)) {
            List<Ref> gone = new ArrayList<>();
            for (Ref ref : repository.getRefDatabase().getRefsByPrefix(REFS)) {
                if (!kept.contains(ref.getName().substring(REFS.length()))) {
                    gone.add(ref);
                }
            }
            for (Ref ref : gone) {
                RefUpdate update = repository.updateRef(ref.getName());
                update.setForceUpdate(true);
                RefUpdate.Result result = update.delete();
                if (result != RefUpdate.Result.FORCED && result != RefUpdate.Result.NO_CHANGE) {
                    throw new IOException("cannot delete " + ref.getName() + " in " + bare + ": " + result);
                }
            }
            if (!gone.isEmpty()) {
                collect((FileRepository) repository);
            }
            return gone.size();
        }
    }

    private static void collect(FileRepository repository) throws IOException, InterruptedException {
        GC collector = new GC(repository);
        // Nobody else is in it: what no ref needs goes, however young.
        collector.setExpireAgeMillis(0);
        collector.setPackExpireAgeMillis(0);
        // Deltas that are there are taken over; looking for better ones takes minutes and saves little.
        PackConfig packing = new PackConfig(repository);
        packing.setDeltaCompress(false);
        collector.setPackConfig(packing);
        try {
            collector.gc().get();
        } catch (ExecutionException | ParseException | GitAPIException e) {
            throw new IOException("cannot collect what is needed no more in " + repository.getDirectory() + ": " + e.getMessage(), e);
        }
    }
}
