package dev.subblock.patches.tree;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The checkouts that borrow the objects of a bare repository: git would be lost in them without it. The repository
 * knows them by a file with a path a line.
 *
 * @param bare the repository
 */
public record Borrowers(Path bare) {

    private static final String FILE = "subblock-checkouts";
    /** So many lines are read, and a hundred times as many as anybody makes. */
    private static final int MOST = 10_000;

    /** Remembers one, before it is made. */
    void add(Path checkout) throws IOException {
        Files.writeString(bare.resolve(FILE), checkout + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Those that are still there and still borrow. */
    public List<Path> living() throws IOException {
        Path file = bare.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.limit(MOST).distinct().filter(this::borrows).map(Path::of).toList();
        }
    }

    private boolean borrows(String checkout) {
        try {
            Path alternates = Path.of(checkout).resolve(".git/objects/info/alternates");
            return Files.isRegularFile(alternates) && Files.readString(alternates).strip().equals(bare.toRealPath().resolve("objects").toString());
        } catch (IOException | InvalidPathException e) {
            // No checkout of ours any more.
            return false;
        }
    }
}
