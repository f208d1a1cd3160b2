package dev.subblock.patches.base;

import dev.subblock.patches.tree.Borrowers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The imports of all bases on the disk, to make room. */
public final class KeptBases {

    private final Path root;

    /** @param cacheRoot as of {@link BaseStore} */
    public KeptBases(Path cacheRoot) {
        this.root = cacheRoot.resolve("bases");
    }

    /** All finished imports, sorted by name and version. */
    public List<KeptBase> all() throws IOException {
        List<KeptBase> all = new ArrayList<>();
        for (Path base : directories(root)) {
            boolean byHand = Files.exists(base.resolve(ImportedBases.CHOSEN));
            for (Path version : directories(base)) {
                if (DebianVersion.isValid(version.getFileName().toString())) {
                    Path repository = version.resolve(ImportedBases.REPOSITORY);
                    all.add(new KeptBase(base.getFileName().toString(), version.getFileName().toString(), version, repository,
                            byHand, new Borrowers(repository).living()));
                }
            }
        }
        return all;
    }

    /** What imports that were killed left, or are still making. */
    public List<Path> unfinished() throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path base : directories(root)) {
            directories(base).stream().filter(d -> d.getFileName().toString().startsWith(ImportedBases.UNFINISHED)).forEach(all::add);
        }
        return all;
    }

    /**
     * Removes an import. The caller has seen to it that nobody uses it.
     *
     * @return false, and nothing is removed, if another process imports this base
     */
    public boolean remove(KeptBase kept) throws IOException {
        Optional<BaseLock> free = BaseLock.attempt(lock(kept.base()));
        if (free.isEmpty()) {
            return false;
        }
        try (BaseLock lock = free.get()) {
            Path chosen = kept.directory().resolveSibling(ImportedBases.CHOSEN);
            if (Files.exists(chosen) && Files.readString(chosen).strip().equals(kept.version())) {
                Files.delete(chosen);
            }
            // In one step, under a name that the next import clears away should we be killed.
            Path gone = kept.directory().resolveSibling(ImportedBases.UNFINISHED + "gone-" + kept.version());
            Files.move(kept.directory(), gone, StandardCopyOption.ATOMIC_MOVE);
            ImportedBases.delete(gone);
            return true;
        }
    }

    /** Removes one of {@link #unfinished}. @return false if another process imports that base */
    public boolean removeUnfinished(Path left) throws IOException {
        Optional<BaseLock> free = BaseLock.attempt(lock(left.getParent().getFileName().toString()));
        if (free.isEmpty()) {
            return false;
        }
        try (BaseLock lock = free.get()) {
            if (Files.exists(left)) {
                ImportedBases.delete(left);
            }
            return true;
        }
    }

    private Path lock(String base) {
        return root.resolve(base + ".lock");
    }

    private static List<Path> directories(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }
}
