package dev.subblock.lab.scratch;

import dev.subblock.lab.DirectoryTree;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The temporary directory of this process: made when it is first asked for, gone when the process ends in good
 * order. One that was killed leaves it behind, but not its lock, which the kernel gives back: by that
 * {@link Abandoned} knows it.
 */
public final class Scratch {

    /** Begins the names of all of them; the rest is random. */
    static final String PREFIX = "subblock-";
    /** Held by the process whose directory it is. */
    static final String LOCK = "lock";
    /** A process that looks for abandoned ones takes a new one for empty now and then; not so often in a row. */
    private static final int MOST_TRIES = 100;

    private static Path root;
    /** Never closed: closing any descriptor of the file would give the lock back. */
    private static FileChannel held;

    private Scratch() {}

    /**
     * A new directory that only this user may enter. Whoever is done with it removes it.
     *
     * @param purpose begins its name; short, because the path of a socket in it has at most 107 bytes
     * @throws IOException if there is no room for it
     */
    public static synchronized Path directory(String purpose) throws IOException {
        if (root == null || !Files.isDirectory(root)) {
            root = own(Path.of(System.getProperty("java.io.tmpdir")));
            Path made = root;
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(made), "scratch"));
        }
        return Files.createTempDirectory(root, purpose);
    }

    private static Path own(Path temporary) throws IOException {
        for (int i = 0; i < MOST_TRIES; i++) {
            Path made = Files.createTempDirectory(temporary, PREFIX);
            FileChannel channel = null;
            try {
                channel = FileChannel.open(made.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock();
                if (lock != null && Files.exists(made.resolve(LOCK))) {
                    held = channel;
                    return made;
                }
                channel.close();
            } catch (NoSuchFileException e) {
                // Taken for abandoned before it had a lock: another one.
            } catch (IOException e) {
                if (channel != null) {
                    channel.close();
                }
                DirectoryTree.delete(made);
                throw e;
            }
        }
        throw new IOException("can't keep a directory in " + temporary + ": something removes what is made there");
    }

    /** Whether it is that of this process. Its lock must not be touched: closing a second descriptor gives it back. */
    static synchronized boolean isOwn(Path directory) {
        return directory.equals(root);
    }

    private static void remove(Path made) {
        try {
            DirectoryTree.delete(made);
        } catch (IOException e) {
            // Something still writes into it; the next start finds it abandoned.
        }
    }
}
