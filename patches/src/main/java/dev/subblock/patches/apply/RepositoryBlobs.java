package dev.subblock.patches.apply;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Files in git repositories, which are opened for each look: there are few. */
public final class RepositoryBlobs implements Blobs {
    /** As for the files of a tree: what is larger is not source. */
    private static final int LARGEST_FILE = 64 << 20;

    private final List<Path> gitDirectories;

    /** @param gitDirectories looked at in this order */
    public RepositoryBlobs(List<Path> gitDirectories) {
        this.gitDirectories = List.copyOf(gitDirectories);
    }

    @Override
    public Optional<byte[]> find(AbbreviatedObjectId id) throws IOException {
        for (Path directory : gitDirectories) {
            try (Repository repository = new FileRepositoryBuilder().setGitDir(directory.toFile()).setMustExist(true).build();
                    ObjectReader reader = repository.newObjectReader()) {
                Collection<ObjectId> named = reader.resolve(id);
                List<byte[]> blobs = new ArrayList<>();
                for (ObjectId one : named) {
                    ObjectLoader loader = reader.open(one);
                    if (loader.getType() == Constants.OBJ_BLOB && loader.getSize() <= LARGEST_FILE) {
                        blobs.add(loader.getBytes(LARGEST_FILE));
                    }
                }
                if (blobs.size() == 1) {
                    return Optional.of(blobs.get(0));
                }
            } catch (MissingObjectException | LargeObjectException e) {
                // A whole id resolves to itself, there or not.
                continue;
            }
        }
        return Optional.empty();
    }
}
