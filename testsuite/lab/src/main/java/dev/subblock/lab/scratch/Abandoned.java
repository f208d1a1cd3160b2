package dev.subblock.lab.scratch;

import dev.subblock.lab.DirectoryTree;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Temporary directories whose process is dead. */
public final class Abandoned {

    /** So many are looked at in one start; there are more only where something kills us all the time. */
    private static final int MOST = 256;

    private Abandoned() {}

    /**
     * Removes them. Those of live processes, of other users, and what is named like one but was not made by
     * {@link Scratch} stay.
     *
     * @param temporary where they are made
     * @return how many there were
     */
    public static int remove(Path temporary) throws IOException {
        int removed = 0;
        int seen = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(temporary, Scratch.PREFIX + "*")) {
            for (Path one : all) {
                if (++seen > MOST) {
                    break;
                }
                if (Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS) && !Scratch.isOwn(one) && take(one)) {
                    removed++;
                }
            }
        }
        return removed;
    }

    private static boolean take(Path one) throws IOException {
        try (FileChannel lock = FileChannel.open(one.resolve(Scratch.LOCK), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (lock.tryLock() == null) {
                return false;
            }
            DirectoryTree.delete(one);
            return true;
        } catch (NoSuchFileException e) {
            return takeEmpty(one);
        } catch (OverlappingFileLockException e) {
            // Our own.
            return false;
        } catch (AccessDeniedException e) {
            // Another user's.
            return false;
        }
    }

    /** Killed before it had a lock; or about to take one, and then its owner makes another. */
    private static boolean takeEmpty(Path one) throws IOException {
        try {
            return Files.deleteIfExists(one);
        } catch (DirectoryNotEmptyException | AccessDeniedException e) {
            return false;
        }
    }
}
