package dev.subblock.cli.cache;

import dev.subblock.lab.DirectoryTree;
import dev.subblock.lab.lock.FileLock;
import dev.subblock.lab.lock.InUse;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.base.KeptBase;
import dev.subblock.patches.base.KeptBases;
import dev.subblock.patches.history.CopiedTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Removes things of a cache, each under the lock that its users hold. */
public final class Disposal {

    /** No source tree's state has more than two. */
    private static final int LARGEST_STATE = 256;

    private final Path cache;

    public Disposal(Path cache) {
        this.cache = cache;
    }

    /** Whether no running subblock uses it now. */
    public boolean isFree(Item item) throws IOException {
        if (item.kind() == Kind.BUILD) {
            Optional<FileLock> lock = FileLock.attempt(item.path().resolve("lock"));
            if (lock.isPresent()) {
                lock.get().close();
            }
            return lock.isPresent();
        }
        if (item.name().startsWith("bases/")) {
            // An import that did not end: its lock is asked when it goes.
            return true;
        }
        Optional<InUse.Unused> unused = InUse.of(cache).attempt(lockName(item));
        if (unused.isPresent()) {
            unused.get().close();
        }
        return unused.isPresent();
    }

    /** Removes it. @return false, and it stays, if a running subblock uses it */
    public boolean remove(Item item) throws PatchesException, IOException, InterruptedException {
        if (item.kind() == Kind.BUILD) {
            return removeBuild(item.path());
        }
        if (item.name().startsWith("bases/")) {
            return new KeptBases(cache).removeUnfinished(item.path());
        }
        Optional<InUse.Unused> unused = InUse.of(cache).attempt(lockName(item));
        if (unused.isEmpty()) {
            return false;
        }
        try (InUse.Unused taken = unused.get()) {
            switch (item.kind()) {
                case TREES -> new CopiedTrees(item.path()).remove(treesOfBuilds());
                case BASE, GIVEN_BASE -> {
                    return removeBase(item);
                }
                case OTHER -> {
                    return false;
                }
                default -> {
                    DirectoryTree.delete(item.path());
                    Files.deleteIfExists(item.path().resolveSibling(item.path().getFileName() + ".used"));
                }
            }
            return true;
        }
    }

    private boolean removeBase(Item item) throws IOException {
        KeptBases bases = new KeptBases(cache);
        for (KeptBase base : bases.all()) {
            // Looked at again: somebody may have made a checkout meanwhile.
            if (base.directory().equals(item.path()) && base.borrowers().isEmpty()) {
                return bases.remove(base);
            }
        }
        return false;
    }

    /** Its lock stays, and the state of the source goes first: what is left of one cut short is never taken for a whole. */
    private static boolean removeBuild(Path home) throws IOException {
        Optional<FileLock> free = FileLock.attempt(home.resolve("lock"));
        if (free.isEmpty()) {
            return false;
        }
        try (FileLock lock = free.get(); Stream<Path> entries = Files.list(home)) {
            List<Path> parts = entries.filter(e -> !e.getFileName().toString().equals("lock")).toList();
            Files.deleteIfExists(home.resolve("src.tree"));
            // Objects without some of their own kind would be built upon.
            DirectoryTree.delete(home.resolve("obj/.config"));
            for (Path part : parts) {
                DirectoryTree.delete(part);
            }
            return true;
        }
    }

    /** Trees that are written out to be built: without them in the repository, the next build would begin from nothing. */
    private Set<String> treesOfBuilds() throws IOException {
        Set<String> trees = new HashSet<>();
        Path builds = cache.resolve("build");
        if (Files.isDirectory(builds)) {
            try (Stream<Path> homes = Files.list(builds)) {
                for (Path state : homes.map(h -> h.resolve("src.tree")).filter(Files::isRegularFile).toList()) {
                    if (Files.size(state) <= LARGEST_STATE) {
                        trees.addAll(Files.readAllLines(state));
                    }
                }
            }
        }
        return trees;
    }

    private static String lockName(Item item) {
        String name = item.path().getFileName().toString().replaceFirst("\\.(cpio|new|root.*)$", "");
        return switch (item.kind()) {
            case TREES, BASE, GIVEN_BASE -> "bases/" + item.name();
            case GUEST -> "guests/" + name;
            default -> item.path().getParent().getFileName() + "/" + name;
        };
    }
}
