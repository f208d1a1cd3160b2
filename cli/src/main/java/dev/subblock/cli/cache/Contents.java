package dev.subblock.cli.cache;

import dev.subblock.patches.PatchesException;
import dev.subblock.patches.base.BaseStore;
import dev.subblock.patches.base.KeptBase;
import dev.subblock.patches.base.KeptBases;
import dev.subblock.patches.history.CopiedTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what lies in a cache, while others may work in it. */
public final class Contents {

    private static final String IMAGE_NAME = "[0-9a-f]{16}";
    private static final String GUEST_NAME = "[a-z]+-[0-9a-f]{16}\\.cpio";
    /** What we write has a line of a patch's title; the bound is against a file that is something else. */
    private static final int LONGEST_ABOUT = 1024;

    private final Path cache;
    private final List<Item> items = new ArrayList<>();

    private Contents(Path cache) {
        this.cache = cache;
    }

    /** All of it, the largest of each kind first; nothing if there is no cache. */
    public static List<Item> of(Path cache) throws PatchesException, IOException {
        Contents contents = new Contents(cache);
        for (Path entry : entries(cache)) {
            switch (entry.getFileName().toString()) {
                case "bases" -> contents.bases();
                case "images" -> contents.images(entry);
                case "build" -> contents.builds(entry);
                case "guests" -> contents.guests(entry);
                case "in-use" -> { }
                case "taken-in" -> contents.add(Kind.OTHER, entry, entry, "series that were given as an mbox or quilt");
                default -> contents.add(Kind.OTHER, entry, entry, "");
            }
        }
        contents.items.sort(Comparator.comparing(Item::kind).thenComparing(Comparator.comparingLong(Item::bytes).reversed()).thenComparing(Item::name));
        return List.copyOf(contents.items);
    }

    /** How much a file or directory holds now. */
    public static long bytes(Path path) throws IOException {
        return DiskUse.of(path);
    }

    private void bases() throws PatchesException, IOException {
        KeptBases bases = new KeptBases(cache);
        for (KeptBase base : bases.all()) {
            String name = base.base() + "/" + base.version();
            Optional<String> needed = base.borrowers().isEmpty() ? Optional.empty()
                    : Optional.of("the checkout " + base.borrowers().get(0) + " borrows from it");
            Instant used = used(base.directory().resolve(BaseStore.USED), base.directory());
            items.add(new Item(base.byHand() ? Kind.GIVEN_BASE : Kind.BASE, name, base.directory(), DiskUse.of(base.directory()), used,
                    base.byHand() ? "its source was given" : "", needed));
            int trees = Files.isDirectory(base.repository()) ? new CopiedTrees(base.repository()).all().size() : 0;
            if (trees > 0) {
                items.add(new Item(Kind.TREES, name, base.repository(), 0, used, trees + " of histories that were bisected; part of the base", needed));
            }
        }
        for (Path left : bases.unfinished()) {
            add(Kind.LEFTOVER, left, left, "an import that did not end");
        }
    }

    private void images(Path directory) throws IOException {
        for (Path entry : entries(directory)) {
            String name = entry.getFileName().toString();
            if (name.matches(IMAGE_NAME) && Files.exists(entry.resolve("vmlinux")) && Files.exists(entry.resolve("seconds"))) {
                add(Kind.IMAGE, entry, entry.resolve("used"), about(entry.resolve("about")));
            } else if (name.matches(IMAGE_NAME + "(\\.new)?")) {
                add(Kind.LEFTOVER, entry, entry, "half of an image");
            } else {
                add(Kind.OTHER, entry, entry, "");
            }
        }
    }

    private void builds(Path directory) throws IOException {
        for (Path entry : entries(directory)) {
            // The lock stays where others may wait for it.
            if (entries(entry).stream().anyMatch(e -> !e.getFileName().toString().equals("lock"))) {
                add(Kind.BUILD, entry, entry.resolve("lock"), "sources and objects");
            }
        }
    }

    private void guests(Path directory) throws IOException {
        for (Path entry : entries(directory)) {
            String name = entry.getFileName().toString();
            if (name.matches(GUEST_NAME)) {
                add(Kind.GUEST, entry, entry.resolveSibling(name + ".used"), name.startsWith("java-") ? "the reproducer and its Java" : "a shell");
            } else if (name.matches("[a-z]+-[0-9a-f]{16}\\.root.*")) {
                add(Kind.LEFTOVER, entry, entry, "half of a guest image");
            } else if (!name.matches(GUEST_NAME + "\\.used")) {
                add(Kind.OTHER, entry, entry, "");
            }
        }
    }

    private void add(Kind kind, Path entry, Path mark, String about) throws IOException {
        try {
            items.add(new Item(kind, cache.relativize(entry).toString().replaceFirst("^(images|build|guests)/", ""), entry, DiskUse.of(entry),
                    used(mark, entry), about, Optional.empty()));
        } catch (NoSuchFileException e) {
            // Removed while we looked.
        }
    }

    private static Instant used(Path mark, Path made) throws IOException {
        return Files.getLastModifiedTime(Files.exists(mark) ? mark : made).toInstant();
    }

    private static String about(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > LONGEST_ABOUT) {
            return "";
        }
        return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8).strip().replaceAll("\\p{Cntrl}", "?");
    }

    private static List<Path> entries(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(directory)) {
            return all.sorted().toList();
        }
    }
}
