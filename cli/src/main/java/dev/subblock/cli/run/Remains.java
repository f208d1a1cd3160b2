package dev.subblock.cli.run;

import dev.subblock.lab.DirectoryTree;
import dev.subblock.lab.scratch.Abandoned;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a subblock that was killed left behind and nobody needs: its temporary directory, and in its run the snapshots
 * of guests and their disks. Evidence, traces and consoles stay.
 */
public final class Remains {

    /** Of a run, only the latest are looked at: older ones were, when they were late. */
    private static final int LATEST_RUNS = 64;

    private Remains() {}

    /**
     * Removes it, where its owner is dead. Trouble with it is nobody's trouble now: what can't be removed stays.
     *
     * @param temporary where temporary directories are made
     * @param runs where runs are made; need not exist
     * @return a line that says what was removed, if anything was
     */
    public static Optional<String> remove(Path temporary, Path runs) {
        List<String> words = new ArrayList<>();
        try {
            int directories = Abandoned.remove(temporary);
            if (directories > 0) {
                words.add(directories == 1 ? "a temporary directory" : directories + " temporary directories");
            }
        } catch (IOException e) {
            // Said when one can't be made.
        }
        for (Path run : latest(runs)) {
            try {
                int pieces = ofRun(run);
                if (pieces > 0) {
                    words.add((pieces == 1 ? "a disk or snapshot" : pieces + " disks and snapshots") + " of " + run.getFileName());
                }
            } catch (IOException e) {
                // Another user's, or being removed by somebody else.
            }
        }
        return words.isEmpty() ? Optional.empty() : Optional.of("removed what a killed subblock had left: " + String.join(", ", words));
    }

    private static List<Path> latest(Path runs) {
        try (Stream<Path> all = Files.list(runs)) {
            return all.filter(Files::isDirectory).sorted(Comparator.comparing(Path::getFileName).reversed()).limit(LATEST_RUNS).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static int ofRun(Path run) throws IOException {
        List<Path> pieces = pieces(run);
        if (pieces.isEmpty()) {
            return 0;
        }
        try (FileChannel lock = FileChannel.open(run.resolve(RunDirectory.LOCK), StandardOpenOption.WRITE)) {
            if (lock.tryLock() == null) {
                return 0;
            }
            // Looked for again: now nobody works on it.
            List<Path> left = pieces(run);
            for (Path piece : left) {
                DirectoryTree.delete(piece);
            }
            return left.size();
        } catch (NoSuchFileException | OverlappingFileLockException e) {
            return 0;
        }
    }

    /** A guest whose disks were checked says so in its directory, and those that are there then are kept on purpose. */
    private static List<Path> pieces(Path run) throws IOException {
        List<Path> pieces = new ArrayList<>();
        try (Stream<Path> all = Files.list(run)) {
            for (Path guest : all.filter(Files::isDirectory).toList()) {
                boolean checked = Files.exists(guest.resolve(RunDirectory.CHECKED));
                try (Stream<Path> files = Files.list(guest)) {
                    files.filter(f -> f.getFileName().toString().equals(RunDirectory.SNAPSHOT)
                            || !checked && f.getFileName().toString().endsWith(".img")).forEach(pieces::add);
                }
            }
        }
        return pieces;
    }
}
