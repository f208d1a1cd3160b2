package dev.subblock.lab.lock;

import dev.subblock.lab.Digest;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which things of a cache running processes use. Each thing is one byte of a file that has none, locked shared by who
 * uses it and for itself alone by who removes it. The file is never removed, so nobody locks one that is gone; the
 * kernel gives back what a dead process held.
 */
public final class InUse {

    /** Name of the file in the cache. */
    public static final String FILE = "in-use";
    /** Digits of a digest that make the place of a thing's byte: 60 bits, so two things do not meet. */
    private static final int DIGITS = 15;

    /** By cache. The kernel takes back all locks of a process on a file when it closes any descriptor of it. */
    private static final Map<Path, InUse> ALL = new HashMap<>();

    private final Path file;
    private final Set<Long> held = new HashSet<>();
    private FileChannel channel;

    private InUse(Path file) {
        this.file = file;
    }

    /** Of a cache; need not exist. */
    public static synchronized InUse of(Path cache) {
        return ALL.computeIfAbsent(cache.toAbsolutePath().normalize(), c -> new InUse(c.resolve(FILE)));
    }

    /**
     * Keeps a thing from being removed until this process ends; waits while another process removes it, so whether it
     * is there must be asked afterwards. Does nothing in a cache that can't be written: there nothing is removed.
     *
     * @param what kind and name, e.g. {@code images/0123456789abcdef}
     */
    public synchronized void hold(String what) throws IOException {
        long place = place(what);
        if (!open() || !held.add(place)) {
            return;
        }
        try {
            channel.lock(place, 1, true);
        } catch (IOException | OverlappingFileLockException e) {
            held.remove(place);
            throw e;
        }
    }

    /** What nobody uses, until it is closed. */
    public interface Unused extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    /** Takes a thing that is to be removed; empty if a running process, this one included, uses it, or in a cache that can't be written. */
    public synchronized Optional<Unused> attempt(String what) throws IOException {
        long place = place(what);
        if (!open() || held.contains(place)) {
            return Optional.empty();
        }
        try {
            java.nio.channels.FileLock lock = channel.tryLock(place, 1, false);
            return lock == null ? Optional.empty() : Optional.of(lock::release);
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }

    /**
     * Notes that a thing was used now: the time of a file beside it, by the clock of the file system. Where it can't
     * be written the note is missing, and the thing looks older than it is.
     */
    public static void mark(Path file) {
        try {
            Files.write(file, new byte[0]);
        } catch (IOException e) {
            // A cache that can't be written, or a full disk: using the thing does not depend on it.
        }
    }

    private boolean open() throws IOException {
        if (channel != null && channel.isOpen() && Files.exists(file)) {
            return true;
        }
        held.clear();
        Files.createDirectories(file.getParent());
        if (!Files.isWritable(file.getParent())) {
            return false;
        }
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return true;
    }

    private static long place(String what) {
        return Long.parseLong(Digest.of(what).substring(0, DIGITS), 16);
    }
}
